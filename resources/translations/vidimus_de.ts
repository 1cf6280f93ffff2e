<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Vidimus</name>
    <message>
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Correct</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Analyse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Provenance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open images…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open link…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open recent…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forget files opened lately</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open answer…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close all images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Providers and keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste image or link</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy selected text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy all text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find previous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in all images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select all text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move and reshape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark as reviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Image is reviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next not reviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next doubtful</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous doubtful</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show original</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard corrections</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bring earlier corrections back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fit image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Actual size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom to selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next page of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous page of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide all overlays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all providers together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next provider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous provider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show findings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show raw answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Findings as transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Larger type in the transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Smaller type in the transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Letters of one width in the transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the selected region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Full screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select all images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort the other way round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Analyse all images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Analyse selected images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retry failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause the queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Empty the queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose features</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose providers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Analyse images when shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open image found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy link</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export copies…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare readings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swap the readings compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Readings beside each other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Command palette…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Match case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whole words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Regular expression</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme of the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a face</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw an object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show faces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show objects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{key} is the key of {command}, which would lose it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter by command or key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make this the command's key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the command's keys and add this one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take every key from the command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Default</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The command's own keys again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All to their defaults</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forget every change of keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close this page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Commands and their keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New key for {command}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Command palette</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files opened lately</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type a part of a name</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
