<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Vidimus</name>
    <message numerus="yes">
      <source>%n feature(s)</source>
      <translation>
        <numerusform>%n feature</numerusform>
        <numerusform>%n features</numerusform>
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
      <source>these %n image(s)</source>
      <translation>
        <numerusform>these %n image</numerusform>
        <numerusform>these %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Fetch %n picture(s) from the network?</source>
      <translation>
        <numerusform>Fetch %n picture from the network?</numerusform>
        <numerusform>Fetch %n pictures from the network?</numerusform>
      </translation>
    </message>
  </context>
</TS>
