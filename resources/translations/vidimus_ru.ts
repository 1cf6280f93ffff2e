<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>Vidimus</name>
    <message>
      <source>Open answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answers and OCR files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which provider gave {name}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cannot open {name}: it is over {size} MiB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cannot open {name}: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>open the image that {name} is about first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Analyse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Page of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Page </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PAGE file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ALTO file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hOCR file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A map of the whole image; drag, or use the arrow keys, to look elsewhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag to look elsewhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Faces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Objects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>People</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classification</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Logos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Landmarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Categories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Caption</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Crops</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Safety</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Barcodes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On device</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n feature(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n provider(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Looked for while the reader starts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sends a copy of the image away; needs credentials. You are asked first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No provider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gets a copy of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No chosen provider has this; {providers} would</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No feature</source>
      <translation type="unfinished" />
    </message>
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
      <source>Picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Images</source>
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
      <source>Show all images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show images not analysed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show analysed images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show images with errors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show images with copies found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort images by order of opening</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort images by name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort images by state</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort images by confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort images by errors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort images by copies found</source>
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
      <source>Export…</source>
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
      <source>Running paragraphs in the transcript</source>
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
      <source>More results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thumbnails of copies</source>
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
      <source>{provider}: nothing here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>spaces differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>agreed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>different</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Differences</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>only {reading}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two readings are needed: analyse this image with a second provider, or open a saved answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both readings agree everywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Neither reading has any text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No place is of this kind.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Different text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spaces differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only the first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only the second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Agreed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Places listed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ignore case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ignore punctuation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No differences</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{share} % of %n place(s) agree</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Image as read by {name}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>these %n image(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Send</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A copy of each image you analyse with {provider} goes to {host}: for {these} about {amount}. Only the pixels are sent; metadata such as place and camera stays here. You are asked once for this provider and host.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send images to {host}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Block</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n line(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Copy the text that is selected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the words that are selected as a table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Polygon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the polygon of the region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the region as a picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The region in the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Selected region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy or drag the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Puts the file on the clipboard; or drag it from here into another window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No image is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop images here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Image files, folders, multi-page TIFFs, or a picture dragged from a browser.
Text and faces are read on this machine; nothing is sent anywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not analysed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>being analysed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>analysed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>partly failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>corrected by hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>page {page}/{pages}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reading</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n place(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n image(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Images that hold what is sought</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>looked at {number} of {all}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n image(s) without text</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>basic detector: no confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no confidence given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>confidence {confidence}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>read by {reader}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>and {number} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong inside Vidimus ({error}). What you see may be incomplete.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Places found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{place} of {many}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{many} found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Captions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Web entities</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Best guesses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Celebrities</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Captions of parts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Crop hints</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tables</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Crop hint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Barcode</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Face {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>under 1 % of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fields</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share} % of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Aspect ratio {ratio}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>… more in the raw answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Properties</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inspector</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Findings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copies  {count}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n image(s) came in while the queue is at work</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Add to the queue</source>
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
      <source>From the environment variable {variable}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For this run only, kept nowhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kept in {place} as vidimus:{provider}, {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Used for this run only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Removed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There was nothing to remove.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kept in {place}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wheel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom at the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Space+drag, middle button</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select a region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shift+drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select with a rectangle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Double click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit the text of a region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ctrl+click, or its eye</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a provider beside others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open images, folders, links</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mouse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>face</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>entity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>celebrity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>brand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>logo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>landmark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>product</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>barcode</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>caption</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>crop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>classification</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>safety</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>guess</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>faces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>objects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>people</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>logos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>landmarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>brands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>categories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>crops</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>colors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>barcodes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>credentials</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>quota</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unsupported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>timeout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>service</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reader starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reader ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The program tesseract is not on this machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reader not running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reads {languages}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not a valid name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Grey: no confidence given; these always show.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Below the threshold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the threshold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours of confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From low, vermilion, to high, blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colour by confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threshold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide the others instead of dimming them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brightness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the file has it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn right by a degree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn left by a degree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Upright</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lighter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Darker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Less contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select with a lasso</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write texts beside regions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All, low or high confidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raise the threshold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lower the threshold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the view between images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dismiss this notice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dismiss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open link</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Address of an image (https://…)</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Fetch %n picture(s) from the network?</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the clipboard holds no image, file or link</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the offline switch was turned on, so this was not fetched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the offline switch is on, so this was not fetched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>this is not an http or https address</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pasted image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{hosts} will see that you ask for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overlays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a few seconds left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {seconds} s left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {minutes} min left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {hours} h {rest} min left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {hours} h left</source>
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
    <message>
      <source>the offline switch is on, so nothing was sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} has no credentials yet; add them in {page}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} needs an endpoint; add it in {page}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cannot open {name}: too little memory for its pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the browser could not be started; copy the link instead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>JSON with all evidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrote {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cannot write {name}: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Providers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click: alone. Ctrl+click or Space: beside the others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not asked yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No raw answer is kept of this analysis.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n byte(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Raw answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the whole answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the answer as it came</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save raw answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size} kB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raw answer of {provider} — {image}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enter and {next}: next place, {previous}: the one before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size}, indented here, saved as it came</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first}–{last} of {all}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n block(s) selected</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s) selected</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s) selected</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s) selected</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Languages of the text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mono</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Findings: {view}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>something went wrong inside Vidimus; try again (details are in the log)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>this correction could not be kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>there is no provider {provider}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Analysing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Privacy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opening</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>found out, or codes such as en, ru</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Languages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time limit, seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Room for analyses, MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest image, megapixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pages reached at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This takes effect at the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No text and no faces found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No text found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No faces found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not analysed yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Faces come from a basic detector: no confidence.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the image was found is in the list of copies ({key}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the image was found is in the list of copies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>corrected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{seconds} · without {failed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>kept from before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title}: a saved answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>properties</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nothing found</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n word(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n face(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n object(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copies</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n label(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n column(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Copied a table: {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied the polygon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resume</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Copied %n word(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{provider}: {why}; the queue rests</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offline: no image leaves this machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Online again</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{failed} of %n image(s) failed, wholly or in part</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) analysed</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Copied {link}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1,234.5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light or dark, or as the system has it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High contrast, or as the system has it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language of the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The providers a new image is analysed with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is asked of them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Languages of your images (BCP-47); none: found out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The overlays that are drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Analyse an image as soon as it is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the images of the last time at start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Below this confidence a word counts as doubtful</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How text is looked for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How findings are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size of a transcript's type, in points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Letters of one width in transcripts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Running paragraphs in transcripts, not lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the selected region under the findings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look at each image as at the one before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A map of the whole image while zoomed in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Refuse every provider that would send an image away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep nothing: no analyses, no list of images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch thumbnails of hits; their hosts learn that you look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Providers to which you agreed to send images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other addresses for providers, by provider id</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Options of providers, by provider id and name: google-vision.model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys you changed, by command; several parted by blanks, none: empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files opened lately, the latest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Commands run from the palette lately, the latest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The format exported last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seconds one image may take with one provider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Room for kept analyses; the oldest make way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Larger images are not opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Frames or pages of a file that can be reached</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
