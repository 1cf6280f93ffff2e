<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Vidimus</name>
    <message numerus="yes">
      <source>%n analyses</source>
      <translation>
        <numerusform>%n analysis</numerusform>
        <numerusform>%n analyses</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n block(s)</source>
      <translation>
        <numerusform>%n block</numerusform>
        <numerusform>%n blocks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n block(s) selected</source>
      <translation>
        <numerusform>%n block selected</numerusform>
        <numerusform>%n blocks selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n byte(s)</source>
      <translation>
        <numerusform>%n byte</numerusform>
        <numerusform>%n bytes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n column(s)</source>
      <translation>
        <numerusform>%n column</numerusform>
        <numerusform>%n columns</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copies</source>
      <translation>
        <numerusform>%n copy</numerusform>
        <numerusform>%n copies</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n error(s) found</source>
      <translation>
        <numerusform>%n error found</numerusform>
        <numerusform>%n errors found</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n error(s) listed</source>
      <translation>
        <numerusform>%n error listed</numerusform>
        <numerusform>%n errors listed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n face(s)</source>
      <translation>
        <numerusform>%n face</numerusform>
        <numerusform>%n faces</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n feature(s)</source>
      <translation>
        <numerusform>%n feature</numerusform>
        <numerusform>%n features</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) are named after none of the open images.</source>
      <translation>
        <numerusform>%n file are named after none of the open images.</numerusform>
        <numerusform>%n files are named after none of the open images.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) beside the images loaded with them</source>
      <translation>
        <numerusform>%n file beside the images loaded with them</numerusform>
        <numerusform>%n files beside the images loaded with them</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot be opened</source>
      <translation>
        <numerusform>%n file cannot be opened</numerusform>
        <numerusform>%n files cannot be opened</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) found their images</source>
      <translation>
        <numerusform>%n file found their images</numerusform>
        <numerusform>%n files found their images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n full copies</source>
      <translation>
        <numerusform>%n full copy</numerusform>
        <numerusform>%n full copies</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) analysed</source>
      <translation>
        <numerusform>%n image analysed</numerusform>
        <numerusform>%n images analysed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) came in while the queue is at work</source>
      <translation>
        <numerusform>%n image came in while the queue is at work</numerusform>
        <numerusform>%n images came in while the queue is at work</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) waiting from the last session</source>
      <translation>
        <numerusform>%n image waiting from the last session</numerusform>
        <numerusform>%n images waiting from the last session</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) without ground truth or reading left out</source>
      <translation>
        <numerusform>%n image without ground truth or reading left out</numerusform>
        <numerusform>%n images without ground truth or reading left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) without text</source>
      <translation>
        <numerusform>%n image without text</numerusform>
        <numerusform>%n images without text</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n label(s)</source>
      <translation>
        <numerusform>%n label</numerusform>
        <numerusform>%n labels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left</source>
      <translation>
        <numerusform>%n left</numerusform>
        <numerusform>%n left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s)</source>
      <translation>
        <numerusform>%n line</numerusform>
        <numerusform>%n lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s) selected</source>
      <translation>
        <numerusform>%n line selected</numerusform>
        <numerusform>%n lines selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n listed</source>
      <translation>
        <numerusform>%n listed</numerusform>
        <numerusform>%n listed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n match(es)</source>
      <translation>
        <numerusform>%n match</numerusform>
        <numerusform>%n matches</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n object(s)</source>
      <translation>
        <numerusform>%n object</numerusform>
        <numerusform>%n objects</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n open image(s) have no ground truth or no reading.</source>
      <translation>
        <numerusform>%n open image have no ground truth or no reading.</numerusform>
        <numerusform>%n open images have no ground truth or no reading.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n partial copies</source>
      <translation>
        <numerusform>%n partial copy</numerusform>
        <numerusform>%n partial copies</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) reviewed</source>
      <translation>
        <numerusform>%n place reviewed</numerusform>
        <numerusform>%n places reviewed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n provider(s)</source>
      <translation>
        <numerusform>%n provider</numerusform>
        <numerusform>%n providers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s)</source>
      <translation>
        <numerusform>%n region</numerusform>
        <numerusform>%n regions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s) selected</source>
      <translation>
        <numerusform>%n region selected</numerusform>
        <numerusform>%n regions selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reported</source>
      <translation>
        <numerusform>%n reported</numerusform>
        <numerusform>%n reported</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s)</source>
      <translation>
        <numerusform>%n row</numerusform>
        <numerusform>%n rows</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n selected</numerusform>
        <numerusform>%n selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar</source>
      <translation>
        <numerusform>%n similar</numerusform>
        <numerusform>%n similar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unknown</source>
      <translation>
        <numerusform>%n unknown</numerusform>
        <numerusform>%n unknown</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s)</source>
      <translation>
        <numerusform>%n word</numerusform>
        <numerusform>%n words</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s) selected</source>
      <translation>
        <numerusform>%n word selected</numerusform>
        <numerusform>%n words selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n analysed, one file each</source>
      <translation>
        <numerusform>All %n analysed, one file each</numerusform>
        <numerusform>All %n analysed, one file each</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n page(s) of it, one file each</source>
      <translation>
        <numerusform>All %n page of it, one file each</numerusform>
        <numerusform>All %n pages of it, one file each</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Also the %n other place(s) read the same</source>
      <translation>
        <numerusform>Also the %n other place read the same</numerusform>
        <numerusform>Also the %n other places read the same</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Copied %n word(s)</source>
      <translation>
        <numerusform>Copied %n word</numerusform>
        <numerusform>Copied %n words</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Exported %n file(s) to {folder}</source>
      <translation>
        <numerusform>Exported %n file to {folder}</numerusform>
        <numerusform>Exported %n files to {folder}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Exporting %n file(s)</source>
      <translation>
        <numerusform>Exporting %n file</numerusform>
        <numerusform>Exporting %n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Fetch %n picture(s) from the network?</source>
      <translation>
        <numerusform>Fetch %n picture from the network?</numerusform>
        <numerusform>Fetch %n pictures from the network?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Measuring %n image(s)</source>
      <translation>
        <numerusform>Measuring %n image</numerusform>
        <numerusform>Measuring %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Measuring, %n image(s) done</source>
      <translation>
        <numerusform>Measuring, %n image done</numerusform>
        <numerusform>Measuring, %n images done</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Opens %n image(s)</source>
      <translation>
        <numerusform>Opens %n image</numerusform>
        <numerusform>Opens %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Opens the images in %n folder(s)</source>
      <translation>
        <numerusform>Opens the images in %n folder</numerusform>
        <numerusform>Opens the images in %n folders</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Quality report of %n image(s): {name}</source>
      <translation>
        <numerusform>Quality report of %n image: {name}</numerusform>
        <numerusform>Quality report of %n images: {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Replace %n file(s)?</source>
      <translation>
        <numerusform>Replace %n file?</numerusform>
        <numerusform>Replace %n files?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Shows the results in %n file(s) with their images</source>
      <translation>
        <numerusform>Shows the results in %n file with their images</numerusform>
        <numerusform>Shows the results in %n files with their images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Takes %n file(s) as the reference texts of their images</source>
      <translation>
        <numerusform>Takes %n file as the reference texts of their images</numerusform>
        <numerusform>Takes %n files as the reference texts of their images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The %n selected, one file each</source>
      <translation>
        <numerusform>The %n selected, one file each</numerusform>
        <numerusform>The %n selected, one file each</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The answer is of %n image(s); image {number} fits this one</source>
      <translation>
        <numerusform>The answer is of %n image; image {number} fits this one</numerusform>
        <numerusform>The answer is of %n images; image {number} fits this one</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The consensus is made; ties: %n word(s)</source>
      <translation>
        <numerusform>The consensus is made; ties: %n word</numerusform>
        <numerusform>The consensus is made; ties: %n words</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The errors that remain are estimated from %n place(s) on</source>
      <translation>
        <numerusform>The errors that remain are estimated from %n place on</numerusform>
        <numerusform>The errors that remain are estimated from %n places on</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The file has %n page(s); page {number} was taken</source>
      <translation>
        <numerusform>The file has %n page; page {number} was taken</numerusform>
        <numerusform>The file has %n pages; page {number} was taken</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n image(s)</source>
      <translation>
        <numerusform>in %n image</numerusform>
        <numerusform>in %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n word(s)</source>
      <translation>
        <numerusform>in %n word</numerusform>
        <numerusform>in %n words</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>on %n site(s)</source>
      <translation>
        <numerusform>on %n site</numerusform>
        <numerusform>on %n sites</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>these %n image(s)</source>
      <translation>
        <numerusform>this image</numerusform>
        <numerusform>these %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{names} and %n more</source>
      <translation>
        <numerusform>{names} and %n more</numerusform>
        <numerusform>{names} and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{share} % of %n word(s) match</source>
      <translation>
        <numerusform>{share} % of %n word match</numerusform>
        <numerusform>{share} % of %n words match</numerusform>
      </translation>
    </message>
  </context>
</TS>
