<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Sentences</name>
    <message>
      <source>'{encoding}' codec can't decode byte {byte} in position {position}: {what}</source>
      <translation>Byte {byte} an Stelle {position} ist kein {encoding}: {what}</translation>
    </message>
    <message>
      <source>'{encoding}' codec can't decode bytes in position {position}: {what}</source>
      <translation>Bytes an Stelle {position} sind kein {encoding}: {what}</translation>
    </message>
    <message>
      <source>A consensus has no {features}</source>
      <translation>Ein Konsens hat das nicht: {features}</translation>
    </message>
    <message>
      <source>Azure Vision needs the address of your resource; add the endpoint in {keys_page}, or with --endpoint azure-vision=URL</source>
      <translation>Azure Vision braucht die Adresse Ihrer Ressource; tragen Sie den Endpunkt ein unter {keys_page} oder mit --endpoint azure-vision=URL</translation>
    </message>
    <message>
      <source>Azure Vision {version} has no {features}; choose version auto</source>
      <translation>Azure Vision {version} bietet das nicht: {features}; wählen Sie die Version auto</translation>
    </message>
    <message>
      <source>Azure could not read this image</source>
      <translation>Azure konnte dieses Bild nicht lesen</translation>
    </message>
    <message>
      <source>Azure did not finish reading in time; try again later</source>
      <translation>Azure ist mit dem Lesen nicht rechtzeitig fertig geworden; versuchen Sie es später noch einmal</translation>
    </message>
    <message>
      <source>Azure did not say where its reading can be fetched</source>
      <translation>Azure hat nicht gesagt, wo die Lesung abzuholen ist</translation>
    </message>
    <message>
      <source>Azure is reading</source>
      <translation>Azure liest</translation>
    </message>
    <message>
      <source>Azure says its reading is {status}, which means nothing to us</source>
      <translation>Azure nennt als Stand {status}; das sagt uns nichts</translation>
    </message>
    <message>
      <source>Azure's answer has {value} where a box belongs</source>
      <translation>in der Antwort von Azure steht {value}, wo ein Rechteck hingehört</translation>
    </message>
    <message>
      <source>Expected `{wanted}`, got `{given}`</source>
      <translation>erwartet wird `{wanted}`, da ist `{given}`</translation>
    </message>
    <message>
      <source>File &gt; Providers and API keys</source>
      <translation>Datei &gt; Anbieter und API-Schlüssel</translation>
    </message>
    <message>
      <source>Google's regional hosts read text only, not {features}; use the global endpoint</source>
      <translation>die regionalen Hosts von Google lesen nur Text, nicht: {features}; nehmen Sie den globalen Endpunkt</translation>
    </message>
    <message>
      <source>Google's token service</source>
      <translation>der Tokendienst von Google</translation>
    </message>
    <message>
      <source>Input data was truncated</source>
      <translation>die Daten sind abgeschnitten</translation>
    </message>
    <message>
      <source>Invalid enum value {value}</source>
      <translation>ungültiger Wert aus einer Auswahl: {value}</translation>
    </message>
    <message>
      <source>Invalid value {value}</source>
      <translation>ungültiger Wert: {value}</translation>
    </message>
    <message>
      <source>JPEG XL pictures are not supported, save it as PNG or JPEG</source>
      <translation>JPEG XL wird nicht unterstützt; speichern Sie das Bild als PNG oder JPEG</translation>
    </message>
    <message>
      <source>JSON is malformed: {what} (byte {position})</source>
      <translation>fehlerhaftes JSON: {what} (Byte {position})</translation>
    </message>
    <message>
      <source>KWallet</source>
      <translation>KWallet</translation>
    </message>
    <message>
      <source>Not a regular expression: (? at position {position} begins nothing that is known.</source>
      <translation>Kein regulärer Ausdruck: (? an Stelle {position} leitet nichts Bekanntes ein.</translation>
    </message>
    <message>
      <source>Not a regular expression: ?&lt; at position {position} is not known; a named group is (?P&lt;name&gt;…).</source>
      <translation>Kein regulärer Ausdruck: ?&lt; an Stelle {position} ist nicht bekannt; eine benannte Gruppe ist (?P&lt;name&gt;…).</translation>
    </message>
    <message>
      <source>Not a regular expression: \p at position {position} is not known; \w finds letters and digits, [a-z] letters of a range.</source>
      <translation>Kein regulärer Ausdruck: \p an Stelle {position} ist nicht bekannt; \w findet Buchstaben und Ziffern, [a-z] Buchstaben eines Bereichs.</translation>
    </message>
    <message>
      <source>Not a regular expression: a backslash stands alone at its end (to find one: \\).</source>
      <translation>Kein regulärer Ausdruck: am Ende steht ein einzelner Rückstrich (um einen zu finden: \\).</translation>
    </message>
    <message>
      <source>Not a regular expression: a flag is missing at position {position}.</source>
      <translation>Kein regulärer Ausdruck: an Stelle {position} fehlt ein Schalter.</translation>
    </message>
    <message>
      <source>Not a regular expression: flags such as (?i) stand at its beginning only.</source>
      <translation>Kein regulärer Ausdruck: Schalter wie (?i) stehen nur am Anfang.</translation>
    </message>
    <message>
      <source>Not a regular expression: it ends too soon, after (?.</source>
      <translation>Kein regulärer Ausdruck: er endet zu früh, nach (?.</translation>
    </message>
    <message>
      <source>Not a regular expression: it has too many groups.</source>
      <translation>Kein regulärer Ausdruck: er hat zu viele Gruppen.</translation>
    </message>
    <message>
      <source>Not a regular expression: nothing stands before {what} at position {position} that it could repeat (to find the sign: \{what}).</source>
      <translation>Kein regulärer Ausdruck: vor {what} an Stelle {position} steht nichts, was zu wiederholen wäre (um das Zeichen zu finden: \{what}).</translation>
    </message>
    <message>
      <source>Not a regular expression: something is missing at position {position}.</source>
      <translation>Kein regulärer Ausdruck: an Stelle {position} fehlt etwas.</translation>
    </message>
    <message>
      <source>Not a regular expression: the bracket ( at position {position} is not closed.</source>
      <translation>Kein regulärer Ausdruck: die Klammer ( an Stelle {position} ist nicht geschlossen.</translation>
    </message>
    <message>
      <source>Not a regular expression: the bracket ) at position {position} closes nothing (to find one: \)).</source>
      <translation>Kein regulärer Ausdruck: die Klammer ) an Stelle {position} schließt nichts (um eine zu finden: \)).</translation>
    </message>
    <message>
      <source>Not a regular expression: the bracket [ at position {position} is not closed (to find one: \[).</source>
      <translation>Kein regulärer Ausdruck: die Klammer [ an Stelle {position} ist nicht geschlossen (um eine zu finden: \[).</translation>
    </message>
    <message>
      <source>Not a regular expression: the choice at position {position} has more than two branches.</source>
      <translation>Kein regulärer Ausdruck: die Auswahl an Stelle {position} hat mehr als zwei Zweige.</translation>
    </message>
    <message>
      <source>Not a regular expression: the comment (?# at position {position} has no closing ).</source>
      <translation>Kein regulärer Ausdruck: dem Kommentar (?# an Stelle {position} fehlt die schließende ).</translation>
    </message>
    <message>
      <source>Not a regular expression: the flag at position {position} is not known.</source>
      <translation>Kein regulärer Ausdruck: der Schalter an Stelle {position} ist nicht bekannt.</translation>
    </message>
    <message>
      <source>Not a regular expression: the flags at position {position} cannot be used so.</source>
      <translation>Kein regulärer Ausdruck: die Schalter an Stelle {position} sind so nicht erlaubt.</translation>
    </message>
    <message>
      <source>Not a regular expression: the group at position {position} lacks a name.</source>
      <translation>Kein regulärer Ausdruck: der Gruppe an Stelle {position} fehlt ein Name.</translation>
    </message>
    <message>
      <source>Not a regular expression: the group named at position {position} has not ended there.</source>
      <translation>Kein regulärer Ausdruck: die an Stelle {position} genannte Gruppe ist dort noch nicht zu Ende.</translation>
    </message>
    <message>
      <source>Not a regular expression: the name of the group at position {position} has no closing &gt;.</source>
      <translation>Kein regulärer Ausdruck: dem Gruppennamen an Stelle {position} fehlt das schließende &gt;.</translation>
    </message>
    <message>
      <source>Not a regular expression: the name of the group at position {position} holds more than letters, digits and _, or begins with a digit.</source>
      <translation>Kein regulärer Ausdruck: der Gruppenname an Stelle {position} enthält anderes als Buchstaben, Ziffern und _, oder beginnt mit einer Ziffer.</translation>
    </message>
    <message>
      <source>Not a regular expression: the number at position {position} is no character.</source>
      <translation>Kein regulärer Ausdruck: die Zahl an Stelle {position} ist kein Zeichen.</translation>
    </message>
    <message>
      <source>Not a regular expression: the range {what} at position {position} runs backwards.</source>
      <translation>Kein regulärer Ausdruck: der Bereich {what} an Stelle {position} läuft rückwärts.</translation>
    </message>
    <message>
      <source>Not a regular expression: the smaller number comes first in the repetition at position {position}.</source>
      <translation>Kein regulärer Ausdruck: in der Wiederholung an Stelle {position} gehört die kleinere Zahl nach vorn.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no character of the name at position {position}.</source>
      <translation>Kein regulärer Ausdruck: das Zeichen mit dem Namen an Stelle {position} gibt es nicht.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no group of the name at position {position}.</source>
      <translation>Kein regulärer Ausdruck: eine Gruppe mit dem Namen an Stelle {position} gibt es nicht.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no group of the number at position {position}.</source>
      <translation>Kein regulärer Ausdruck: eine Gruppe mit der Nummer an Stelle {position} gibt es nicht.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no group {what}, named at position {position}.</source>
      <translation>Kein regulärer Ausdruck: die Gruppe {what}, genannt an Stelle {position}, gibt es nicht.</translation>
    </message>
    <message>
      <source>Not a regular expression: two groups have one name.</source>
      <translation>Kein regulärer Ausdruck: zwei Gruppen haben denselben Namen.</translation>
    </message>
    <message>
      <source>Not a regular expression: what stands in (?&lt;=…) or (?&lt;!…) is too long.</source>
      <translation>Kein regulärer Ausdruck: was in (?&lt;=…) oder (?&lt;!…) steht, ist zu lang.</translation>
    </message>
    <message>
      <source>Not a regular expression: what stands in (?&lt;=…) or (?&lt;!…) must have one length.</source>
      <translation>Kein regulärer Ausdruck: was in (?&lt;=…) oder (?&lt;!…) steht, muss eine feste Länge haben.</translation>
    </message>
    <message>
      <source>Not a regular expression: {what} at position {position} is not known.</source>
      <translation>Kein regulärer Ausdruck: {what} an Stelle {position} ist nicht bekannt.</translation>
    </message>
    <message>
      <source>Not a regular expression: {what} at position {position} lacks digits.</source>
      <translation>Kein regulärer Ausdruck: {what} an Stelle {position} fehlen Ziffern.</translation>
    </message>
    <message>
      <source>Not a regular expression: {what} at position {position} repeats a repetition (to find the sign: \{what}).</source>
      <translation>Kein regulärer Ausdruck: {what} an Stelle {position} wiederholt eine Wiederholung (um das Zeichen zu finden: \{what}).</translation>
    </message>
    <message>
      <source>Not a regular expression: {what}.</source>
      <translation>Kein regulärer Ausdruck: {what}.</translation>
    </message>
    <message>
      <source>Number out of range</source>
      <translation>Zahl außerhalb des Bereichs</translation>
    </message>
    <message>
      <source>Object contains unknown field `{name}`</source>
      <translation>das Objekt enthält ein unbekanntes Feld `{name}`</translation>
    </message>
    <message>
      <source>Object missing required field `{name}`</source>
      <translation>dem Objekt fehlt das Feld `{name}`</translation>
    </message>
    <message>
      <source>PostScript is not supported, save it as PNG</source>
      <translation>PostScript wird nicht unterstützt; speichern Sie das Bild als PNG</translation>
    </message>
    <message>
      <source>SVG drawings are not supported, save it as PNG</source>
      <translation>SVG-Zeichnungen werden nicht unterstützt; speichern Sie das Bild als PNG</translation>
    </message>
    <message>
      <source>Some text is in a script the installed readers do not know; name its language.</source>
      <translation>Ein Teil des Textes ist in einer Schrift, die die installierten Leser nicht kennen; nennen Sie seine Sprache.</translation>
    </message>
    <message>
      <source>Some text is in a script the on-device reader does not know; install the package tesseract-ocr.</source>
      <translation>Ein Teil des Textes ist in einer Schrift, die der Leser auf diesem Gerät nicht kennt; installieren Sie das Paket tesseract-ocr.</translation>
    </message>
    <message>
      <source>The lines could not be handed to tesseract.</source>
      <translation>Die Zeilen konnten nicht an tesseract übergeben werden.</translation>
    </message>
    <message>
      <source>The model {name} is missing from the installed rapidocr; install rapidocr 3.10 again.</source>
      <translation>Das Modell {name} fehlt im installierten rapidocr; installieren Sie rapidocr 3.10 neu.</translation>
    </message>
    <message>
      <source>The on-device reader cannot read {languages} yet.</source>
      <translation>Der Leser auf diesem Gerät kann diese Sprache noch nicht: {languages}.</translation>
    </message>
    <message>
      <source>The on-device reader cannot read {languages} yet; install tesseract and the package {package}.</source>
      <translation>Der Leser auf diesem Gerät kann diese Sprache noch nicht: {languages}; installieren Sie tesseract und das Paket {package}.</translation>
    </message>
    <message>
      <source>The program tesseract is not installed; install the package tesseract-ocr.</source>
      <translation>Das Programm tesseract ist nicht installiert; installieren Sie das Paket tesseract-ocr.</translation>
    </message>
    <message>
      <source>There is no reader called {name}.</source>
      <translation>Es gibt keinen Leser namens {name}.</translation>
    </message>
    <message>
      <source>This expression finds empty places only; let it ask for one character or more, as + does in place of *.</source>
      <translation>Dieser Ausdruck findet nur leere Stellen; lassen Sie ihn mindestens ein Zeichen verlangen, wie + statt *.</translation>
    </message>
    <message>
      <source>This expression is too large; make it simpler.</source>
      <translation>Dieser Ausdruck ist zu groß; machen Sie ihn einfacher.</translation>
    </message>
    <message>
      <source>This expression takes too long; make it simpler.</source>
      <translation>Dieser Ausdruck dauert zu lange; machen Sie ihn einfacher.</translation>
    </message>
    <message>
      <source>This is too long to look for; take {number} characters or fewer.</source>
      <translation>Das ist zu lang für die Suche; nehmen Sie höchstens {number} Zeichen.</translation>
    </message>
    <message>
      <source>This text is in the {script} script, which the on-device reader cannot read yet.</source>
      <translation>Dieser Text ist in der Schrift {script}, die der Leser auf diesem Gerät noch nicht kann.</translation>
    </message>
    <message>
      <source>This text is in the {script} script, which the on-device reader cannot read yet; install the package {package}.</source>
      <translation>Dieser Text ist in der Schrift {script}, die der Leser auf diesem Gerät noch nicht kann; installieren Sie das Paket {package}.</translation>
    </message>
    <message>
      <source>Windows metafiles are not supported, save it as PNG</source>
      <translation>Windows-Metadateien werden nicht unterstützt; speichern Sie das Bild als PNG</translation>
    </message>
    <message>
      <source>XML declaration not well-formed</source>
      <translation>die XML-Deklaration ist nicht wohlgeformt</translation>
    </message>
    <message>
      <source>Yandex Vision does not read the language {languages}</source>
      <translation>Yandex Vision liest diese Sprache nicht: {languages}</translation>
    </message>
    <message>
      <source>Yandex Vision takes 8 features a call; choose fewer languages or features</source>
      <translation>Yandex Vision nimmt 8 Merkmale je Aufruf; wählen Sie weniger Sprachen oder Merkmale</translation>
    </message>
    <message>
      <source>Yandex documents this feature as discontinued on 14 May 2024, without a successor</source>
      <translation>laut Yandex wurde dieses Merkmal am 14. Mai 2024 ohne Nachfolger eingestellt</translation>
    </message>
    <message>
      <source>Yandex's token service</source>
      <translation>der Tokendienst von Yandex</translation>
    </message>
    <message>
      <source>a consensus is made of two readings or more: consensus:ID+ID</source>
      <translation>ein Konsens entsteht aus mindestens zwei Lesungen: consensus:ID+ID</translation>
    </message>
    <message>
      <source>a consensus needs readings with text</source>
      <translation>ein Konsens braucht Lesungen mit Text</translation>
    </message>
    <message>
      <source>a correction could not be read</source>
      <translation>eine Korrektur konnte nicht gelesen werden</translation>
    </message>
    <message>
      <source>a key</source>
      <translation>einen Schlüssel</translation>
    </message>
    <message>
      <source>a list of texts</source>
      <translation>eine Liste von Texten</translation>
    </message>
    <message>
      <source>a region needs three vertices or more, none of them far away</source>
      <translation>ein Bereich braucht mindestens drei Ecken, keine davon weit entfernt</translation>
    </message>
    <message>
      <source>a table of texts</source>
      <translation>eine Tabelle von Texten</translation>
    </message>
    <message>
      <source>a text</source>
      <translation>ein Text</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>eine ganze Zahl</translation>
    </message>
    <message>
      <source>a {kind} cannot be added</source>
      <translation>Hinzufügen nicht möglich: {kind}</translation>
    </message>
    <message>
      <source>a {kind} cannot be split</source>
      <translation>Teilen nicht möglich: {kind}</translation>
    </message>
    <message>
      <source>a {kind} has no text of its own</source>
      <translation>ohne eigenen Text: {kind}</translation>
    </message>
    <message>
      <source>an API key or a service account</source>
      <translation>einen API-Schlüssel oder ein Dienstkonto</translation>
    </message>
    <message>
      <source>an API key, an IAM token or an authorised key</source>
      <translation>einen API-Schlüssel, ein IAM-Token oder einen autorisierten Schlüssel</translation>
    </message>
    <message>
      <source>an object needs a name</source>
      <translation>ein Objekt braucht einen Namen</translation>
    </message>
    <message>
      <source>analyses are not kept this time, since {path} cannot be used: {reason}</source>
      <translation>Analysen werden diesmal nicht aufbewahrt, da {path} nicht benutzt werden kann: {reason}</translation>
    </message>
    <message>
      <source>another process is using it</source>
      <translation>ein anderer Prozess benutzt die Datei</translation>
    </message>
    <message>
      <source>asking again</source>
      <translation>fragt noch einmal</translation>
    </message>
    <message>
      <source>at {dpi} dpi {reason}; choose a lower resolution for pages of a PDF</source>
      <translation>bei {dpi} dpi: {reason}; wählen Sie für PDF-Seiten eine niedrigere Auflösung</translation>
    </message>
    <message>
      <source>authorised-key JSON</source>
      <translation>JSON eines autorisierten Schlüssels</translation>
    </message>
    <message>
      <source>azure-vision.version is auto, 3.2 or 4.0</source>
      <translation>azure-vision.version ist auto, 3.2 oder 4.0</translation>
    </message>
    <message>
      <source>cannot allocate memory</source>
      <translation>kein Speicher frei</translation>
    </message>
    <message>
      <source>cannot open the link to {host}: links with a user name in them are not opened</source>
      <translation>der Link zu {host} kann nicht geöffnet werden: Links mit einem Benutzernamen werden nicht geöffnet</translation>
    </message>
    <message>
      <source>cannot open {link}: it is not a valid link</source>
      <translation>Öffnen von {link} nicht möglich: das ist kein gültiger Link</translation>
    </message>
    <message>
      <source>cannot open {link}: it is over {size} MiB</source>
      <translation>Öffnen von {link} nicht möglich: größer als {size} MiB</translation>
    </message>
    <message>
      <source>cannot open {link}: it redirects more than {count} times</source>
      <translation>Öffnen von {link} nicht möglich: zu viele Weiterleitungen (mehr als {count})</translation>
    </message>
    <message>
      <source>cannot open {link}: only http and https links are opened</source>
      <translation>Öffnen von {link} nicht möglich: nur http- und https-Links werden geöffnet</translation>
    </message>
    <message>
      <source>cannot open {link}: {host} answered {status}</source>
      <translation>Öffnen von {link} nicht möglich: {host} antwortet {status}</translation>
    </message>
    <message>
      <source>cannot open {name}: it is over {size} MiB</source>
      <translation>Öffnen von {name} nicht möglich: größer als {size} MiB</translation>
    </message>
    <message>
      <source>cannot open {name}: too little memory for its pixels</source>
      <translation>Öffnen von {name} nicht möglich: zu wenig Speicher für die Pixel</translation>
    </message>
    <message>
      <source>cannot open {name}: {reason}</source>
      <translation>Öffnen von {name} nicht möglich: {reason}</translation>
    </message>
    <message>
      <source>cannot take the key from {name}: {why}</source>
      <translation>der Schlüssel kann nicht aus {name} übernommen werden: {why}</translation>
    </message>
    <message>
      <source>cannot write {path}: {reason}</source>
      <translation>Schreiben von {path} nicht möglich: {reason}</translation>
    </message>
    <message>
      <source>connection broke off</source>
      <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
      <source>connection failed</source>
      <translation>Verbindung fehlgeschlagen</translation>
    </message>
    <message>
      <source>connection refused</source>
      <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
      <source>connection timed out</source>
      <translation>Zeitüberschreitung der Verbindung</translation>
    </message>
    <message>
      <source>detecting blocks</source>
      <translation>erkennt Blöcke</translation>
    </message>
    <message>
      <source>detecting faces</source>
      <translation>erkennt Gesichter</translation>
    </message>
    <message>
      <source>detecting lines</source>
      <translation>erkennt Zeilen</translation>
    </message>
    <message>
      <source>detecting writing system</source>
      <translation>erkennt das Schriftsystem</translation>
    </message>
    <message>
      <source>device or resource busy</source>
      <translation>Gerät oder Ressource belegt</translation>
    </message>
    <message>
      <source>directory not empty</source>
      <translation>Ordner nicht leer</translation>
    </message>
    <message>
      <source>disk quota exceeded</source>
      <translation>Speicherkontingent erschöpft</translation>
    </message>
    <message>
      <source>duplicate attribute</source>
      <translation>doppeltes Attribut</translation>
    </message>
    <message>
      <source>exit status {status}</source>
      <translation>Endstatus {status}</translation>
    </message>
    <message>
      <source>file exists</source>
      <translation>Datei existiert schon</translation>
    </message>
    <message>
      <source>file name too long</source>
      <translation>Dateiname zu lang</translation>
    </message>
    <message>
      <source>file too large</source>
      <translation>Datei zu groß</translation>
    </message>
    <message>
      <source>google-vision.max_results is a number from 1 to 1000, not {value}</source>
      <translation>google-vision.max_results ist eine Zahl von 1 bis 1000, nicht {value}</translation>
    </message>
    <message>
      <source>image {number} of the {count} in this saved answer holds nothing that was found</source>
      <translation>zu diesem Bild enthält die gespeicherte Antwort nichts Gefundenes: Bild {number} von {count}</translation>
    </message>
    <message>
      <source>input/output error</source>
      <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
      <source>invalid argument</source>
      <translation>ungültige Angabe</translation>
    </message>
    <message>
      <source>invalid character</source>
      <translation>ungültiges Zeichen</translation>
    </message>
    <message>
      <source>invalid continuation byte</source>
      <translation>ungültiges Folgebyte</translation>
    </message>
    <message>
      <source>invalid number</source>
      <translation>ungültige Zahl</translation>
    </message>
    <message>
      <source>invalid start byte</source>
      <translation>ungültiges Anfangsbyte</translation>
    </message>
    <message>
      <source>is a directory</source>
      <translation>das ist ein Ordner</translation>
    </message>
    <message>
      <source>it cannot be opened</source>
      <translation>sie lässt sich nicht öffnen</translation>
    </message>
    <message>
      <source>it cannot be read any more</source>
      <translation>sie kann nicht mehr gelesen werden</translation>
    </message>
    <message>
      <source>it cannot be written</source>
      <translation>sie lässt sich nicht schreiben</translation>
    </message>
    <message>
      <source>it failed</source>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>it found no text</source>
      <translation>kein Text gefunden</translation>
    </message>
    <message>
      <source>it gave no reason</source>
      <translation>ohne Begründung</translation>
    </message>
    <message>
      <source>it had been closed</source>
      <translation>er war geschlossen</translation>
    </message>
    <message>
      <source>it has no frame {frame}, only {count}</source>
      <translation>das Einzelbild {frame} fehlt darin; vorhanden: {count}</translation>
    </message>
    <message>
      <source>it has no pixels</source>
      <translation>das Bild hat keine Pixel</translation>
    </message>
    <message>
      <source>it has too many pixels, the limit is {most}</source>
      <translation>zu viele Pixel; die Grenze ist {most}</translation>
    </message>
    <message>
      <source>it has {count} pixels, the limit is {most}</source>
      <translation>{count} Pixel; die Grenze ist {most}</translation>
    </message>
    <message>
      <source>it has {size} bytes, the limit is {most}</source>
      <translation>{size} Bytes; die Grenze ist {most}</translation>
    </message>
    <message>
      <source>it has {width} × {height} pixels, the limit is {most}</source>
      <translation>{width} × {height} Pixel; die Grenze ist {most}</translation>
    </message>
    <message>
      <source>it holds no JSON; download the key again</source>
      <translation>sie enthält kein JSON; laden Sie den Schlüssel neu herunter</translation>
    </message>
    <message>
      <source>it is a ZIP archive or an office document, not an image</source>
      <translation>das ist ein ZIP-Archiv oder Office-Dokument, kein Bild</translation>
    </message>
    <message>
      <source>it is a compressed archive, not an image</source>
      <translation>das ist ein komprimiertes Archiv, kein Bild</translation>
    </message>
    <message>
      <source>it is a film, not an image</source>
      <translation>das ist ein Film, kein Bild</translation>
    </message>
    <message>
      <source>it is a folder</source>
      <translation>das ist ein Ordner</translation>
    </message>
    <message>
      <source>it is a web page, not an image</source>
      <translation>das ist eine Webseite, kein Bild</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>die Datei ist leer</translation>
    </message>
    <message>
      <source>it is encrypted and wants a password</source>
      <translation>sie ist verschlüsselt und verlangt ein Passwort</translation>
    </message>
    <message>
      <source>it is encrypted in a way that is not supported</source>
      <translation>sie ist auf eine Weise verschlüsselt, die nicht unterstützt wird</translation>
    </message>
    <message>
      <source>it is encrypted, and none of the passwords given opens it</source>
      <translation>sie ist verschlüsselt, und keines der angegebenen Passwörter öffnet sie</translation>
    </message>
    <message>
      <source>it is not a file</source>
      <translation>das ist keine Datei</translation>
    </message>
    <message>
      <source>it is not an image, or not of a kind that is supported</source>
      <translation>das ist kein Bild, oder keines einer unterstützten Art</translation>
    </message>
    <message>
      <source>it is not an ordinary file</source>
      <translation>das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>it is not text</source>
      <translation>das ist kein Text</translation>
    </message>
    <message>
      <source>it is too large</source>
      <translation>zu groß</translation>
    </message>
    <message>
      <source>it needs more memory than is allowed for a page of a PDF</source>
      <translation>sie braucht mehr Speicher, als für eine PDF-Seite erlaubt ist</translation>
    </message>
    <message>
      <source>it needs more memory than there is</source>
      <translation>dafür reicht der Speicher nicht</translation>
    </message>
    <message>
      <source>it was made by a newer Vidimus</source>
      <translation>sie stammt von einem neueren Vidimus</translation>
    </message>
    <message>
      <source>its certificate is not trusted</source>
      <translation>dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
      <source>its links lead in a circle</source>
      <translation>die Verknüpfungen führen im Kreis</translation>
    </message>
    <message>
      <source>its metadata unpacks to a suspicious size</source>
      <translation>die Metadaten sind entpackt verdächtig groß</translation>
    </message>
    <message>
      <source>its name is not known</source>
      <translation>der Name ist unbekannt</translation>
    </message>
    <message>
      <source>its name is too long</source>
      <translation>der Name ist zu lang</translation>
    </message>
    <message>
      <source>its sharp pixels cannot be kept</source>
      <translation>die scharfen Pixel können nicht abgelegt werden</translation>
    </message>
    <message>
      <source>its sharp pixels cannot be kept: {reason}</source>
      <translation>die scharfen Pixel können nicht abgelegt werden: {reason}</translation>
    </message>
    <message>
      <source>its sharp pixels cannot be read</source>
      <translation>die scharfen Pixel können nicht gelesen werden</translation>
    </message>
    <message>
      <source>its successor is the provider yandex-ocr</source>
      <translation>der Nachfolger ist der Anbieter yandex-ocr</translation>
    </message>
    <message>
      <source>its successor is the provider yandex-search</source>
      <translation>der Nachfolger ist der Anbieter yandex-search</translation>
    </message>
    <message>
      <source>junk after document element</source>
      <translation>nach dem Wurzelelement folgt noch etwas</translation>
    </message>
    <message>
      <source>line {number} of this file is damaged: {reason}</source>
      <translation>Zeile {number} dieser Datei ist beschädigt: {reason}</translation>
    </message>
    <message>
      <source>maximum recursion depth exceeded while deserializing an object</source>
      <translation>zu tief verschachtelt</translation>
    </message>
    <message>
      <source>mismatched tag</source>
      <translation>Tags passen nicht zusammen</translation>
    </message>
    <message>
      <source>no element found</source>
      <translation>kein Element vorhanden</translation>
    </message>
    <message>
      <source>no space left on device</source>
      <translation>auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
      <source>no such device</source>
      <translation>kein solches Gerät</translation>
    </message>
    <message>
      <source>no such file or directory</source>
      <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
      <source>none of the {count} documents in this file is of this image; the first is of {name}</source>
      <translation>kein Dokument in dieser Datei ist von diesem Bild (Anzahl: {count}); das erste ist von {name}</translation>
    </message>
    <message>
      <source>none of these images has both ground truth and a reading</source>
      <translation>keines dieser Bilder hat sowohl eine Referenz als auch eine Lesung</translation>
    </message>
    <message>
      <source>not a directory</source>
      <translation>das ist kein Ordner</translation>
    </message>
    <message>
      <source>not an analysis document: {detail}</source>
      <translation>kein Analysedokument: {detail}</translation>
    </message>
    <message>
      <source>not an analysis document: {reason}</source>
      <translation>kein Analysedokument: {reason}</translation>
    </message>
    <message>
      <source>not an analysis: {detail}</source>
      <translation>keine Analyse: {detail}</translation>
    </message>
    <message>
      <source>not well-formed (invalid token)</source>
      <translation>nicht wohlgeformt (ungültiges Zeichen)</translation>
    </message>
    <message>
      <source>nothing is selected</source>
      <translation>nichts ist ausgewählt</translation>
    </message>
    <message>
      <source>object keys must be strings</source>
      <translation>Schlüssel von Objekten müssen Texte sein</translation>
    </message>
    <message>
      <source>of its pages only {count} are taken, which is the limit</source>
      <translation>von den Seiten werden nur {count} genommen; das ist die Grenze</translation>
    </message>
    <message>
      <source>only words that stand side by side in one line can be merged</source>
      <translation>nur Wörter, die in einer Zeile nebeneinander stehen, können verbunden werden</translation>
    </message>
    <message>
      <source>opening</source>
      <translation>öffnet</translation>
    </message>
    <message>
      <source>operation not permitted</source>
      <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
      <source>page {page} and what follows it is damaged</source>
      <translation>Seite {page} und was ihr folgt ist beschädigt</translation>
    </message>
    <message>
      <source>partial character</source>
      <translation>unvollständiges Zeichen</translation>
    </message>
    <message>
      <source>permission denied</source>
      <translation>keine Berechtigung</translation>
    </message>
    <message>
      <source>places are given in inches of a page whose size is not said: the text is read without places</source>
      <translation>Orte sind in Zoll angegeben, die Größe der Seite fehlt: der Text wird ohne Orte gelesen</translation>
    </message>
    <message>
      <source>places in the file lie far outside of the page it describes: they may be off</source>
      <translation>Orte in der Datei liegen weit außerhalb der beschriebenen Seite: sie können falsch liegen</translation>
    </message>
    <message>
      <source>product search needs the option google-vision.product_set</source>
      <translation>die Produktsuche braucht die Option google-vision.product_set</translation>
    </message>
    <message>
      <source>read-only file system</source>
      <translation>Dateisystem nur lesbar</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>liest</translation>
    </message>
    <message>
      <source>reading its sharp pixels broke off</source>
      <translation>das Lesen der scharfen Pixel brach ab</translation>
    </message>
    <message>
      <source>reading this page of the PDF broke off: too slow, too large or damaged</source>
      <translation>das Lesen dieser PDF-Seite brach ab: zu langsam, zu groß oder beschädigt</translation>
    </message>
    <message>
      <source>reading with tesseract</source>
      <translation>liest mit tesseract</translation>
    </message>
    <message>
      <source>reference to invalid character number</source>
      <translation>Verweis auf eine ungültige Zeichennummer</translation>
    </message>
    <message>
      <source>select two or more words of a line, or several lines, blocks, faces or objects</source>
      <translation>wählen Sie zwei oder mehr Wörter einer Zeile, oder mehrere Zeilen, Blöcke, Gesichter oder Objekte</translation>
    </message>
    <message>
      <source>sending</source>
      <translation>sendet</translation>
    </message>
    <message>
      <source>service answered {status}</source>
      <translation>Dienst antwortet {status}</translation>
    </message>
    <message>
      <source>service busy</source>
      <translation>Dienst überlastet</translation>
    </message>
    <message>
      <source>service not reached</source>
      <translation>Dienst nicht erreicht</translation>
    </message>
    <message>
      <source>service-account JSON</source>
      <translation>JSON eines Dienstkontos</translation>
    </message>
    <message>
      <source>some letters of this XML are not in its encoding, {encoding}: save it anew as UTF-8</source>
      <translation>einige Buchstaben dieses XML sind nicht in seiner Kodierung {encoding}: speichern Sie es neu als UTF-8</translation>
    </message>
    <message>
      <source>some letters of this text are not in its encoding, {encoding}: save it anew as UTF-8</source>
      <translation>einige Buchstaben dieses Textes sind nicht in seiner Kodierung {encoding}: speichern Sie ihn neu als UTF-8</translation>
    </message>
    <message>
      <source>something went wrong inside Vidimus; try again (details are in the log)</source>
      <translation>in Vidimus ist etwas schiefgegangen; versuchen Sie es noch einmal (Näheres steht im Protokoll)</translation>
    </message>
    <message>
      <source>stale file handle</source>
      <translation>veraltetes Datei-Handle</translation>
    </message>
    <message>
      <source>status {number}</source>
      <translation>Status {number}</translation>
    </message>
    <message>
      <source>syntax error</source>
      <translation>Syntaxfehler</translation>
    </message>
    <message>
      <source>tesseract could not be started: {reason}.</source>
      <translation>tesseract konnte nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
      <source>tesseract failed: {reason}</source>
      <translation>tesseract ist fehlgeschlagen: {reason}</translation>
    </message>
    <message>
      <source>tesseract has no language data for the {script} script here.</source>
      <translation>tesseract hat hier keine Sprachdaten für die Schrift {script}.</translation>
    </message>
    <message>
      <source>tesseract has no language data for the {script} script here; install the package {package}.</source>
      <translation>tesseract hat hier keine Sprachdaten für die Schrift {script}; installieren Sie das Paket {package}.</translation>
    </message>
    <message>
      <source>tesseract has no language data for {languages} on this machine.</source>
      <translation>tesseract hat auf diesem Rechner keine Sprachdaten für {languages}.</translation>
    </message>
    <message>
      <source>tesseract took longer than {seconds:.0f} s.</source>
      <translation>tesseract hat länger als {seconds:.0f} s gebraucht.</translation>
    </message>
    <message>
      <source>the PDF data is damaged, or there is no page in it</source>
      <translation>die PDF-Daten sind beschädigt oder enthalten keine Seite</translation>
    </message>
    <message>
      <source>the Windows Credential Manager</source>
      <translation>die Windows-Anmeldeinformationsverwaltung</translation>
    </message>
    <message>
      <source>the analyses could not be kept in {path}: {reason}</source>
      <translation>die Analysen konnten nicht in {path} aufbewahrt werden: {reason}</translation>
    </message>
    <message>
      <source>the analysis failed</source>
      <translation>die Analyse ist fehlgeschlagen</translation>
    </message>
    <message>
      <source>the answer has a number that is not finite</source>
      <translation>die Antwort enthält eine Zahl, die nicht endlich ist</translation>
    </message>
    <message>
      <source>the answer has a polygon of {count:,} vertices</source>
      <translation>die Antwort hat ein Polygon mit {count:,} Ecken</translation>
    </message>
    <message>
      <source>the answer has {value} where a number belongs</source>
      <translation>in der Antwort steht {value}, wo eine Zahl hingehört</translation>
    </message>
    <message>
      <source>the answer is of a picture of {width:.0f} × {height:.0f}, not {image_width:.0f} × {image_height:.0f}: open the picture it is of, uncropped and not turned</source>
      <translation>die Antwort gehört zu einem Bild von {width:.0f} × {height:.0f}, nicht {image_width:.0f} × {image_height:.0f}: öffnen Sie das Bild, zu dem sie gehört, nicht zugeschnitten und nicht gedreht</translation>
    </message>
    <message>
      <source>the answer of {host} is over {size} MiB and was refused</source>
      <translation>die Antwort von {host} ist größer als {size} MiB und wurde abgewiesen</translation>
    </message>
    <message>
      <source>the answer of {title} could not be understood ({fault})</source>
      <translation>die Antwort von {title} war nicht zu verstehen ({fault})</translation>
    </message>
    <message>
      <source>the clipboard holds no image, file or link</source>
      <translation>in der Zwischenablage ist kein Bild, keine Datei und kein Link</translation>
    </message>
    <message>
      <source>the data is cut off</source>
      <translation>die Daten sind abgeschnitten</translation>
    </message>
    <message>
      <source>the data is damaged</source>
      <translation>die Daten sind beschädigt</translation>
    </message>
    <message>
      <source>the data is of a variety that is not supported</source>
      <translation>diese Spielart der Daten wird nicht unterstützt</translation>
    </message>
    <message>
      <source>the desktop did not allow the screen to be captured</source>
      <translation>die Arbeitsumgebung hat die Aufnahme des Bildschirms nicht erlaubt</translation>
    </message>
    <message>
      <source>the desktop gave no picture of the screen</source>
      <translation>die Arbeitsumgebung hat kein Bild des Bildschirms geliefert</translation>
    </message>
    <message>
      <source>the disk failed</source>
      <translation>der Datenträger hat versagt</translation>
    </message>
    <message>
      <source>the disk has no room for its sharp pixels ({size:.1f} GB); a small copy is shown</source>
      <translation>auf dem Datenträger ist kein Platz für die scharfen Pixel ({size:.1f} GB); gezeigt wird eine kleine Kopie</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>der Datenträger ist voll</translation>
    </message>
    <message>
      <source>the disk or the network failed while it was read</source>
      <translation>der Datenträger oder das Netzwerk hat beim Lesen versagt</translation>
    </message>
    <message>
      <source>the document's schema is not {schema}: {other}</source>
      <translation>das Schema des Dokuments ist nicht {schema}: {other}</translation>
    </message>
    <message>
      <source>the encoding of this hOCR is not clear: save it anew as UTF-8</source>
      <translation>die Kodierung dieses hOCR ist nicht klar: speichern Sie es neu als UTF-8</translation>
    </message>
    <message>
      <source>the file describes a picture of {width:g}×{height:g}, this one has {image_width}×{image_height}: places may be off</source>
      <translation>die Datei beschreibt ein Bild von {width:g}×{height:g}, dieses hat {image_width}×{image_height}: Orte können falsch liegen</translation>
    </message>
    <message>
      <source>the file does not say how large its picture is, but larger than this one: places may be off</source>
      <translation>die Datei sagt nicht, wie groß ihr Bild ist, doch größer als dieses: Orte können falsch liegen</translation>
    </message>
    <message>
      <source>the file has changed since it was first opened</source>
      <translation>die Datei wurde seit dem ersten Öffnen geändert</translation>
    </message>
    <message>
      <source>the file has zero bytes between its letters: they are left out</source>
      <translation>die Datei hat Nullbytes zwischen ihren Buchstaben: sie werden weggelassen</translation>
    </message>
    <message>
      <source>the file is not all in its encoding, {encoding}: some letters may be wrong</source>
      <translation>die Datei ist nicht ganz in ihrer Kodierung {encoding}: einzelne Buchstaben können falsch sein</translation>
    </message>
    <message>
      <source>the file is too large for the on-device reader</source>
      <translation>die Datei ist zu groß für den Leser auf diesem Gerät</translation>
    </message>
    <message>
      <source>the file of kept analyses was damaged; it was moved to {path}</source>
      <translation>die Datei der aufbewahrten Analysen war beschädigt; sie wurde verschoben nach {path}</translation>
    </message>
    <message>
      <source>the image is too large for the memory of this machine</source>
      <translation>das Bild ist zu groß für den Speicher dieses Rechners</translation>
    </message>
    <message>
      <source>the key is not a {name}; paste the whole file</source>
      <translation>der Schlüssel ist nicht das, was erwartet wird: {name}; fügen Sie die ganze Datei ein</translation>
    </message>
    <message>
      <source>the keyring ({name})</source>
      <translation>der Schlüsselbund ({name})</translation>
    </message>
    <message>
      <source>the keyring failed ({fault}); unlock it, or set the environment variable instead</source>
      <translation>der Schlüsselbund ist fehlgeschlagen ({fault}); entsperren Sie ihn, oder setzen Sie stattdessen die Umgebungsvariable</translation>
    </message>
    <message>
      <source>the keyring found here ({name}) would write secrets to a plain file, so it is not used; start the system's own keyring or set the environment variable instead</source>
      <translation>der hier gefundene Schlüsselbund ({name}) würde Geheimnisse in eine offene Datei schreiben und wird nicht benutzt; starten Sie den Schlüsselbund des Systems, oder setzen Sie stattdessen die Umgebungsvariable</translation>
    </message>
    <message>
      <source>the keyring is locked; unlock it and try again</source>
      <translation>der Schlüsselbund ist gesperrt; entsperren Sie ihn, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>the keyring of your desktop</source>
      <translation>der Schlüsselbund Ihres Desktops</translation>
    </message>
    <message>
      <source>the link to {host} is not opened: it leads into a private network</source>
      <translation>der Link zu {host} wird nicht geöffnet: er führt in ein privates Netz</translation>
    </message>
    <message>
      <source>the macOS Keychain</source>
      <translation>der macOS-Schlüsselbund</translation>
    </message>
    <message>
      <source>the offline switch is on, so nothing was sent</source>
      <translation>der Offline-Schalter ist an, daher wurde nichts gesendet</translation>
    </message>
    <message>
      <source>the offline switch is on, so nothing was sent to {title}</source>
      <translation>der Offline-Schalter ist an, daher wurde nichts an {title} gesendet</translation>
    </message>
    <message>
      <source>the offline switch is on, so this was not fetched</source>
      <translation>der Offline-Schalter ist an, daher wurde dies nicht geladen</translation>
    </message>
    <message>
      <source>the offline switch is on, so {link} was not fetched</source>
      <translation>der Offline-Schalter ist an, daher wurde {link} nicht geladen</translation>
    </message>
    <message>
      <source>the offline switch was turned on, so this was not fetched</source>
      <translation>der Offline-Schalter wurde eingeschaltet, daher wurde dies nicht geladen</translation>
    </message>
    <message>
      <source>the offline switch was turned on, so this was stopped</source>
      <translation>der Offline-Schalter wurde eingeschaltet, daher wurde dies angehalten</translation>
    </message>
    <message>
      <source>the on-device reader could not be started without pipes</source>
      <translation>der Leser auf diesem Gerät konnte ohne Pipes nicht gestartet werden</translation>
    </message>
    <message>
      <source>the on-device reader could not be started: {reason}</source>
      <translation>der Leser auf diesem Gerät konnte nicht gestartet werden: {reason}</translation>
    </message>
    <message>
      <source>the on-device reader failed on this image ({defect})</source>
      <translation>der Leser auf diesem Gerät ist an diesem Bild gescheitert ({defect})</translation>
    </message>
    <message>
      <source>the on-device reader gave an answer that cannot be understood; try again</source>
      <translation>der Leser auf diesem Gerät gab eine unverständliche Antwort; versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>the on-device reader has been closed</source>
      <translation>der Leser auf diesem Gerät wurde geschlossen</translation>
    </message>
    <message>
      <source>the on-device reader has no {feature}</source>
      <translation>der Leser auf diesem Gerät bietet das nicht: {feature}</translation>
    </message>
    <message>
      <source>the on-device reader stopped unexpectedly ({how}); try again</source>
      <translation>der Leser auf diesem Gerät wurde unerwartet beendet ({how}); versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>the option {provider}.{option} is one of {known}</source>
      <translation>die Option {provider}.{option} ist eine von: {known}</translation>
    </message>
    <message>
      <source>the picture that the desktop made cannot be read: {reason}</source>
      <translation>das Bild der Arbeitsumgebung kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
      <source>the private key in the key file is damaged; paste the whole file</source>
      <translation>der private Schlüssel in der Schlüsseldatei ist beschädigt; fügen Sie die ganze Datei ein</translation>
    </message>
    <message>
      <source>the reading order of this PAGE-XML is nested too deeply</source>
      <translation>die Lesereihenfolge dieses PAGE-XML ist zu tief verschachtelt</translation>
    </message>
    <message>
      <source>the regions of this PAGE-XML are nested too deeply</source>
      <translation>die Bereiche dieses PAGE-XML sind zu tief verschachtelt</translation>
    </message>
    <message>
      <source>the screen cannot be captured: there is no desktop session to ask</source>
      <translation>der Bildschirm kann nicht aufgenommen werden: es gibt keine Sitzung, die gefragt werden kann</translation>
    </message>
    <message>
      <source>the screen was not captured: the desktop gave no answer in time</source>
      <translation>der Bildschirm wurde nicht aufgenommen: die Arbeitsumgebung hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
      <source>the screen was not captured: the desktop session ended the connection</source>
      <translation>der Bildschirm wurde nicht aufgenommen: die Sitzung hat die Verbindung beendet</translation>
    </message>
    <message>
      <source>the service takes neither JPEG nor PNG but {formats}</source>
      <translation>der Dienst nimmt weder JPEG noch PNG, sondern {formats}</translation>
    </message>
    <message>
      <source>the settings cannot be written to {path}: {reason}</source>
      <translation>die Einstellungen können nicht nach {path} geschrieben werden: {reason}</translation>
    </message>
    <message>
      <source>the settings file was damaged; it was kept as {path}, and defaults are used</source>
      <translation>die Einstellungsdatei war beschädigt; sie liegt nun als {path}, und es gelten die Vorgaben</translation>
    </message>
    <message>
      <source>the settings in {path} cannot be read: {reason}; defaults are used</source>
      <translation>die Einstellungen in {path} können nicht gelesen werden: {reason}; es gelten die Vorgaben</translation>
    </message>
    <message>
      <source>the {field} of {provider} is damaged in the keyring; set it again with `vidimus credentials set {provider} {field}`</source>
      <translation>{field} für {provider} ist im Schlüsselbund beschädigt; setzen Sie es neu mit `vidimus credentials set {provider} {field}`</translation>
    </message>
    <message>
      <source>the {field} of {provider} is empty; nothing was changed</source>
      <translation>{field} für {provider} ist leer; nichts wurde geändert</translation>
    </message>
    <message>
      <source>the {field} of {provider} is no credential: too long or not text</source>
      <translation>{field} für {provider} ist kein Schlüssel: zu lang oder kein Text</translation>
    </message>
    <message>
      <source>the {format} data is cut off</source>
      <translation>die {format}-Daten sind abgeschnitten</translation>
    </message>
    <message>
      <source>the {format} data is damaged</source>
      <translation>die {format}-Daten sind beschädigt</translation>
    </message>
    <message>
      <source>the {format} data is of a variety that is not supported</source>
      <translation>diese Spielart von {format} wird nicht unterstützt</translation>
    </message>
    <message>
      <source>there is no analysis document in this file</source>
      <translation>in dieser Datei ist kein Analysedokument</translation>
    </message>
    <message>
      <source>there is no analysis in this document</source>
      <translation>in diesem Dokument ist keine Analyse</translation>
    </message>
    <message>
      <source>there is no keyring on this machine, so credentials count for this run only; start a keyring service or set the environment variable instead</source>
      <translation>auf diesem Rechner gibt es keinen Schlüsselbund, daher gelten Zugangsdaten nur für diesen Lauf; starten Sie einen Schlüsselbunddienst, oder setzen Sie stattdessen die Umgebungsvariable</translation>
    </message>
    <message>
      <source>there is no permission to read it</source>
      <translation>keine Berechtigung zum Lesen</translation>
    </message>
    <message>
      <source>there is no provider {provider}</source>
      <translation>es gibt keinen Anbieter {provider}</translation>
    </message>
    <message>
      <source>there is no such file</source>
      <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
      <source>there is no {kind} {name}; there are: {known}</source>
      <translation>gibt es nicht: {kind} {name}; vorhanden: {known}</translation>
    </message>
    <message>
      <source>there is nothing to split off here</source>
      <translation>hier ist nichts abzutrennen</translation>
    </message>
    <message>
      <source>these texts are too long to be compared word by word without places</source>
      <translation>diese Texte sind zu lang, um ohne Orte Wort für Wort verglichen zu werden</translation>
    </message>
    <message>
      <source>this ALTO has no page</source>
      <translation>dieses ALTO hat keine Seite</translation>
    </message>
    <message>
      <source>this ALTO states places on paper but not the page's size, and the image has no resolution: places are unknown</source>
      <translation>dieses ALTO nennt Orte auf dem Papier, aber nicht die Größe der Seite, und das Bild hat keine Auflösung: die Orte sind unbekannt</translation>
    </message>
    <message>
      <source>this METS file only lists the files of a book: open the ALTO or PAGE file of the page instead</source>
      <translation>diese METS-Datei zählt nur die Dateien eines Buches auf: öffnen Sie die ALTO- oder PAGE-Datei der Seite</translation>
    </message>
    <message>
      <source>this XML declares a document type, which is not read</source>
      <translation>dieses XML deklariert einen Dokumenttyp; so etwas wird nicht gelesen</translation>
    </message>
    <message>
      <source>this XML is nested too deeply</source>
      <translation>dieses XML ist zu tief verschachtelt</translation>
    </message>
    <message>
      <source>this XML is over {limit} MiB</source>
      <translation>dieses XML ist größer als {limit} MiB</translation>
    </message>
    <message>
      <source>this XML is too long</source>
      <translation>dieses XML ist zu lang</translation>
    </message>
    <message>
      <source>this XML names an encoding that is not known, {encoding}: save it anew as UTF-8</source>
      <translation>dieses XML nennt eine unbekannte Kodierung, {encoding}: speichern Sie es neu als UTF-8</translation>
    </message>
    <message>
      <source>this answer holds nothing that was found; what was found before stays</source>
      <translation>diese Antwort enthält nichts Gefundenes; was vorher gefunden wurde, bleibt</translation>
    </message>
    <message>
      <source>this correction belongs to another analysis</source>
      <translation>diese Korrektur gehört zu einer anderen Analyse</translation>
    </message>
    <message>
      <source>this correction could not be kept</source>
      <translation>diese Korrektur konnte nicht aufbewahrt werden</translation>
    </message>
    <message>
      <source>this correction does not fit the analysis any more</source>
      <translation>diese Korrektur passt nicht mehr zur Analyse</translation>
    </message>
    <message>
      <source>this desktop offers no way to capture the screen</source>
      <translation>diese Arbeitsumgebung bietet keine Aufnahme des Bildschirms an</translation>
    </message>
    <message>
      <source>this document is of another image, {name}</source>
      <translation>dieses Dokument ist von einem anderen Bild, {name}</translation>
    </message>
    <message>
      <source>this document is of the page at {told} dpi, and it is open at {dpi}; open it at that resolution</source>
      <translation>dieses Dokument gehört zur Seite bei {told} dpi, geöffnet ist sie bei {dpi}; öffnen Sie sie mit jener Auflösung</translation>
    </message>
    <message>
      <source>this file has one document, so there is no document {nth} in it</source>
      <translation>diese Datei hat ein Dokument, ein Dokument {nth} gibt es darin nicht</translation>
    </message>
    <message>
      <source>this file has one page, so there is no page {nth} in it</source>
      <translation>diese Datei hat eine Seite, eine Seite {nth} gibt es darin nicht</translation>
    </message>
    <message>
      <source>this file has {count} documents, so there is no document {nth} in it</source>
      <translation>diese Datei hat {count} Dokumente, ein Dokument {nth} gibt es darin nicht</translation>
    </message>
    <message>
      <source>this file has {count} pages, so there is no page {nth} in it</source>
      <translation>diese Datei hat {count} Seiten, eine Seite {nth} gibt es darin nicht</translation>
    </message>
    <message>
      <source>this file has {count} pages, the image shows page {page}</source>
      <translation>diese Datei hat {count} Seiten, das Bild zeigt Seite {page}</translation>
    </message>
    <message>
      <source>this hOCR is over {size} MiB</source>
      <translation>dieses hOCR ist größer als {size} MiB</translation>
    </message>
    <message>
      <source>this hOCR is too long</source>
      <translation>dieses hOCR ist zu lang</translation>
    </message>
    <message>
      <source>this is no ALTO: it has no alto with a Layout</source>
      <translation>das ist kein ALTO: es hat kein alto mit einem Layout</translation>
    </message>
    <message>
      <source>this is no PAGE-XML: it has no PcGts with a Page</source>
      <translation>das ist kein PAGE-XML: es hat kein PcGts mit einer Page</translation>
    </message>
    <message>
      <source>this is no hOCR: there is no ocr_page in it</source>
      <translation>das ist kein hOCR: es enthält kein ocr_page</translation>
    </message>
    <message>
      <source>this is no text</source>
      <translation>das ist kein Text</translation>
    </message>
    <message>
      <source>this is no text in UTF-8; save it as that</source>
      <translation>das ist kein Text in UTF-8; speichern Sie ihn so</translation>
    </message>
    <message>
      <source>this is no well-formed XML: {fault}</source>
      <translation>das ist kein wohlgeformtes XML: {fault}</translation>
    </message>
    <message>
      <source>this is not a saved answer of any provider Vidimus knows</source>
      <translation>das ist keine gespeicherte Antwort eines Anbieters, den Vidimus kennt</translation>
    </message>
    <message>
      <source>this is not a saved answer of {service}</source>
      <translation>das ist keine gespeicherte Antwort von {service}</translation>
    </message>
    <message>
      <source>this is not a saved answer of {service}: it holds nothing that was found</source>
      <translation>das ist keine gespeicherte Antwort von {service}: sie enthält nichts Gefundenes</translation>
    </message>
    <message>
      <source>this is not an http or https address</source>
      <translation>das ist keine http- oder https-Adresse</translation>
    </message>
    <message>
      <source>this page of the PDF is damaged</source>
      <translation>diese PDF-Seite ist beschädigt</translation>
    </message>
    <message>
      <source>this provider has no saved answers to read</source>
      <translation>von diesem Anbieter gibt es keine lesbaren gespeicherten Antworten</translation>
    </message>
    <message>
      <source>this recording of Azure holds no answer: the image had only been taken</source>
      <translation>diese Aufzeichnung von Azure enthält keine Antwort: das Bild war erst angenommen</translation>
    </message>
    <message>
      <source>this region is not there any more</source>
      <translation>diesen Bereich gibt es nicht mehr</translation>
    </message>
    <message>
      <source>this saved answer holds nothing</source>
      <translation>diese gespeicherte Antwort enthält nichts</translation>
    </message>
    <message>
      <source>this saved answer is of one image, so there is no image {number} in it</source>
      <translation>diese gespeicherte Antwort ist von einem Bild, ein Bild {number} gibt es darin nicht</translation>
    </message>
    <message>
      <source>this saved answer is of {count} images, so there is no image {number} in it</source>
      <translation>diese gespeicherte Antwort hat {count} Bilder, ein Bild {number} gibt es darin nicht</translation>
    </message>
    <message>
      <source>this saved answer of Azure was asked for too early: the reading was under way</source>
      <translation>diese gespeicherte Antwort von Azure wurde zu früh abgeholt: das Lesen lief noch</translation>
    </message>
    <message>
      <source>this saved answer of {service} holds no pages</source>
      <translation>diese gespeicherte Antwort von {service} enthält keine Seiten</translation>
    </message>
    <message>
      <source>this saved answer of {service} holds nothing that was found</source>
      <translation>diese gespeicherte Antwort von {service} enthält nichts Gefundenes</translation>
    </message>
    <message>
      <source>this saved answer of {service} says nothing of {features}; without named features, what it holds is read</source>
      <translation>diese gespeicherte Antwort von {service} sagt nichts über {features}; ohne Angabe von Merkmalen wird gelesen, was sie enthält</translation>
    </message>
    <message>
      <source>this saved answer says nothing of {feature}</source>
      <translation>diese gespeicherte Antwort sagt nichts über {feature}</translation>
    </message>
    <message>
      <source>this text is over {size} MiB</source>
      <translation>dieser Text ist größer als {size} MiB</translation>
    </message>
    <message>
      <source>too many levels of symbolic links</source>
      <translation>symbolische Links führen im Kreis</translation>
    </message>
    <message>
      <source>too many open files</source>
      <translation>zu viele offene Dateien</translation>
    </message>
    <message>
      <source>too many open files in system</source>
      <translation>zu viele offene Dateien im System</translation>
    </message>
    <message>
      <source>too many words lie on one another here for two readings to be compared</source>
      <translation>hier liegen zu viele Wörter übereinander, um zwei Lesungen zu vergleichen</translation>
    </message>
    <message>
      <source>trailing characters</source>
      <translation>überzählige Zeichen am Ende</translation>
    </message>
    <message>
      <source>trailing comma in array</source>
      <translation>überzähliges Komma in einer Liste</translation>
    </message>
    <message>
      <source>trailing comma in object</source>
      <translation>überzähliges Komma in einem Objekt</translation>
    </message>
    <message>
      <source>true or false</source>
      <translation>true oder false</translation>
    </message>
    <message>
      <source>unbound prefix</source>
      <translation>Präfix ohne Namensraum</translation>
    </message>
    <message>
      <source>unclosed CDATA section</source>
      <translation>nicht geschlossener CDATA-Abschnitt</translation>
    </message>
    <message>
      <source>unclosed token</source>
      <translation>nicht abgeschlossenes Tag</translation>
    </message>
    <message>
      <source>undefined entity</source>
      <translation>nicht deklarierte Entität</translation>
    </message>
    <message>
      <source>unexpected end of data</source>
      <translation>unerwartetes Ende der Daten</translation>
    </message>
    <message>
      <source>waiting for the answer</source>
      <translation>wartet auf die Antwort</translation>
    </message>
    <message>
      <source>yandex-search.family_mode is one of {modes}</source>
      <translation>yandex-search.family_mode ist eines von: {modes}</translation>
    </message>
    <message>
      <source>yandex-search.pages is a number from 1 to {most}</source>
      <translation>yandex-search.pages ist eine Zahl von 1 bis {most}</translation>
    </message>
    <message>
      <source>yandex-search.transport is grpc or rest</source>
      <translation>yandex-search.transport ist grpc oder rest</translation>
    </message>
    <message>
      <source>{address} is no address of a gRPC service; give host:port</source>
      <translation>keine Adresse eines gRPC-Dienstes: {address}; geben Sie host:port an</translation>
    </message>
    <message>
      <source>{answer} ({seconds:g} s were allowed)</source>
      <translation>{answer} (erlaubt waren {seconds:g} s)</translation>
    </message>
    <message>
      <source>{answer} ({times} times)</source>
      <translation>{answer} (Versuche: {times})</translation>
    </message>
    <message>
      <source>{answer} ({times} times; {seconds:g} s were allowed)</source>
      <translation>{answer} (Versuche: {times}; erlaubt waren {seconds:g} s)</translation>
    </message>
    <message>
      <source>{answer}; check the credentials in {page}</source>
      <translation>{answer}; prüfen Sie die Zugangsdaten unter {page}</translation>
    </message>
    <message>
      <source>{answer}; wait or raise the quota</source>
      <translation>{answer}; warten Sie, oder erhöhen Sie das Kontingent</translation>
    </message>
    <message>
      <source>{host} answered {status}: {details}</source>
      <translation>{host} antwortet {status}: {details}</translation>
    </message>
    <message>
      <source>{host} answered {status}; try again later</source>
      <translation>{host} antwortet {status}; versuchen Sie es später noch einmal</translation>
    </message>
    <message>
      <source>{host} broke the connection off ({seconds:g} s were allowed); allow more time or try again later</source>
      <translation>Verbindung von {host} abgebrochen (erlaubt waren {seconds:g} s); geben Sie mehr Zeit, oder versuchen Sie es später noch einmal</translation>
    </message>
    <message>
      <source>{host} broke the connection off; try again later</source>
      <translation>Verbindung von {host} abgebrochen; versuchen Sie es später noch einmal</translation>
    </message>
    <message>
      <source>{host} cannot be found; check the link and the network</source>
      <translation>nicht zu finden: {host}; prüfen Sie Link und Netzwerk</translation>
    </message>
    <message>
      <source>{host} cannot be reached ({reason}); check the network and the endpoint</source>
      <translation>nicht erreichbar: {host} ({reason}); prüfen Sie Netzwerk und Endpunkt</translation>
    </message>
    <message>
      <source>{host} did not answer in time; try again later</source>
      <translation>keine rechtzeitige Antwort von {host}; versuchen Sie es später noch einmal</translation>
    </message>
    <message>
      <source>{host} would be spoken to without encryption; use an https:// endpoint</source>
      <translation>die Verbindung zu {host} wäre unverschlüsselt; geben Sie einen Endpunkt mit https:// an</translation>
    </message>
    <message>
      <source>{link} cannot be reached; check the link and the network</source>
      <translation>nicht erreichbar: {link}; prüfen Sie Link und Netzwerk</translation>
    </message>
    <message>
      <source>{link} was not fetched within {seconds:g} s; try again later</source>
      <translation>nicht binnen {seconds:g} s geladen: {link}; versuchen Sie es später noch einmal</translation>
    </message>
    <message>
      <source>{name} cannot be made small enough for the service</source>
      <translation>für den Dienst nicht klein genug zu machen: {name}</translation>
    </message>
    <message>
      <source>{name} cannot be made to fit: the service's limits exclude each other</source>
      <translation>nicht anzupassen: {name}; die Grenzen des Dienstes schließen einander aus</translation>
    </message>
    <message>
      <source>{name} has changed since it was opened; open it again</source>
      <translation>seit dem Öffnen geändert: {name}; öffnen Sie die Datei neu</translation>
    </message>
    <message>
      <source>{name} is no page of a PDF, so it has no text layer</source>
      <translation>{name} ist keine PDF-Seite und hat daher keine Textebene</translation>
    </message>
    <message>
      <source>{name} must be at least {least:g}</source>
      <translation>{name} muss mindestens {least:g} sein</translation>
    </message>
    <message>
      <source>{name} must be at most {most:g}</source>
      <translation>{name} darf höchstens {most:g} sein</translation>
    </message>
    <message>
      <source>{name} must be one of {choices}</source>
      <translation>{name} muss eines von diesen sein: {choices}</translation>
    </message>
    <message>
      <source>{name} must be {what}</source>
      <translation>bei {name} erwartet: {what}</translation>
    </message>
    <message>
      <source>{path}: {fault}; its default is used</source>
      <translation>{path}: {fault}; es gilt die Vorgabe</translation>
    </message>
    <message>
      <source>{provider} gave no reading: {reason}</source>
      <translation>{provider} hat nichts gelesen: {reason}</translation>
    </message>
    <message>
      <source>{reason}; {seconds:g} s were allowed</source>
      <translation>{reason}; erlaubt waren {seconds:g} s</translation>
    </message>
    <message>
      <source>{sentence} ({outlook})</source>
      <translation>{sentence} ({outlook})</translation>
    </message>
    <message>
      <source>{service} answered for {count} of {expected} images</source>
      <translation>{service} hat nicht für alle Bilder geantwortet: {count} von {expected}</translation>
    </message>
    <message>
      <source>{service} answered nothing</source>
      <translation>{service} hat nichts geantwortet</translation>
    </message>
    <message>
      <source>{service} answered something that is not its JSON</source>
      <translation>{service} hat etwas geantwortet, das nicht sein JSON ist</translation>
    </message>
    <message>
      <source>{service} answered something that is not its message</source>
      <translation>{service} hat etwas geantwortet, das nicht seine Nachricht ist</translation>
    </message>
    <message>
      <source>{service} answered {count} of {expected} features</source>
      <translation>{service} hat nicht alles beantwortet: {count} von {expected}</translation>
    </message>
    <message>
      <source>{service} answered {status}</source>
      <translation>{service} antwortet {status}</translation>
    </message>
    <message>
      <source>{service} answered {status}: {message}</source>
      <translation>{service} antwortet {status}: {message}</translation>
    </message>
    <message>
      <source>{service} gave no token</source>
      <translation>{service} hat kein Token gegeben</translation>
    </message>
    <message>
      <source>{service}'s answer has an unknown shape: {reason}</source>
      <translation>die Antwort von {service} hat eine unbekannte Form: {reason}</translation>
    </message>
    <message>
      <source>{service}'s answer holds no text annotation</source>
      <translation>die Antwort von {service} enthält keine Textannotation</translation>
    </message>
    <message>
      <source>{service}: {reason}</source>
      <translation>{service}: {reason}</translation>
    </message>
    <message>
      <source>{signal}, perhaps for want of memory</source>
      <translation>{signal}, vielleicht aus Speichermangel</translation>
    </message>
    <message>
      <source>{title} answered for {count} of {images} images</source>
      <translation>{title} hat nicht für alle Bilder geantwortet: {count} von {images}</translation>
    </message>
    <message>
      <source>{title} failed on this image ({fault})</source>
      <translation>{title} ist an diesem Bild gescheitert ({fault})</translation>
    </message>
    <message>
      <source>{title} has no credentials yet; add them in {page}</source>
      <translation>für {title} gibt es noch keine Zugangsdaten; tragen Sie sie ein unter {page}</translation>
    </message>
    <message>
      <source>{title} has no more results</source>
      <translation>{title} hat keine weiteren Ergebnisse</translation>
    </message>
    <message>
      <source>{title} has no {features}</source>
      <translation>{title} bietet das nicht: {features}</translation>
    </message>
    <message>
      <source>{title} is made of other readings</source>
      <translation>{title} entsteht aus anderen Lesungen</translation>
    </message>
    <message>
      <source>{title} needs an endpoint; add it in {page}</source>
      <translation>{title} braucht einen Endpunkt; tragen Sie ihn ein unter {page}</translation>
    </message>
    <message>
      <source>{title} needs {wants}; add it in {page}, or with `vidimus credentials set {provider}`</source>
      <translation>{title} braucht {wants}; tragen Sie das ein unter {page} oder mit `vidimus credentials set {provider}`</translation>
    </message>
    <message>
      <source>{title} reads no text for a consensus</source>
      <translation>{title} liest keinen Text für einen Konsens</translation>
    </message>
    <message>
      <source>{title} was not done after {seconds:g} s; allow more time or try again</source>
      <translation>{title} war nach {seconds:g} s nicht fertig; geben Sie mehr Zeit, oder versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>{variable} is neither JSON nor the path of a file that can be read</source>
      <translation>in {variable} steht weder JSON noch der Pfad einer lesbaren Datei</translation>
    </message>
    <message>
      <source>{what} - at `{place}`</source>
      <translation>{what}, bei `{place}`</translation>
    </message>
    <message>
      <source>{what}: it announces {announced} pixels but holds {held}</source>
      <translation>{what}: angekündigt sind {announced} Pixel, enthalten {held}</translation>
    </message>
    <message>
      <source>{what}: line {line}, column {column}</source>
      <translation>{what}: Zeile {line}, Spalte {column}</translation>
    </message>
  </context>
  <context>
    <name>Vidimus</name>
    <message numerus="yes">
      <source>%n analyses</source>
      <translation>
        <numerusform>%n Analyse</numerusform>
        <numerusform>%n Analysen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n block(s)</source>
      <translation>
        <numerusform>%n Block</numerusform>
        <numerusform>%n Blöcke</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n block(s) selected</source>
      <translation>
        <numerusform>%n Block ausgewählt</numerusform>
        <numerusform>%n Blöcke ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n byte(s)</source>
      <translation>
        <numerusform>%n Byte</numerusform>
        <numerusform>%n Bytes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n column(s)</source>
      <translation>
        <numerusform>%n Spalte</numerusform>
        <numerusform>%n Spalten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copies</source>
      <translation>
        <numerusform>%n Kopie</numerusform>
        <numerusform>%n Kopien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n error(s) found</source>
      <translation>
        <numerusform>%n Fehler gefunden</numerusform>
        <numerusform>%n Fehler gefunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n error(s) listed</source>
      <translation>
        <numerusform>%n Fehler aufgelistet</numerusform>
        <numerusform>%n Fehler aufgelistet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n face(s)</source>
      <translation>
        <numerusform>%n Gesicht</numerusform>
        <numerusform>%n Gesichter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n fehlgeschlagen</numerusform>
        <numerusform>%n fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n feature(s)</source>
      <translation>
        <numerusform>%n Merkmal</numerusform>
        <numerusform>%n Merkmale</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) are named after none of the open images.</source>
      <translation>
        <numerusform>%n Datei heißt wie keines der geöffneten Bilder.</numerusform>
        <numerusform>%n Dateien heißen wie keines der geöffneten Bilder.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) beside the images loaded with them</source>
      <translation>
        <numerusform>%n Datei neben den Bildern mitgeladen</numerusform>
        <numerusform>%n Dateien neben den Bildern mitgeladen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot be opened</source>
      <translation>
        <numerusform>%n Datei kann nicht geöffnet werden</numerusform>
        <numerusform>%n Dateien können nicht geöffnet werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) found their images</source>
      <translation>
        <numerusform>%n Datei ihrem Bild zugeordnet</numerusform>
        <numerusform>%n Dateien ihren Bildern zugeordnet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n full copies</source>
      <translation>
        <numerusform>%n volle Kopie</numerusform>
        <numerusform>%n volle Kopien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) analysed</source>
      <translation>
        <numerusform>%n Bild analysiert</numerusform>
        <numerusform>%n Bilder analysiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) came in while the queue is at work</source>
      <translation>
        <numerusform>%n Bild kam dazu, während die Warteschlange arbeitet</numerusform>
        <numerusform>%n Bilder kamen dazu, während die Warteschlange arbeitet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) waiting from the last session</source>
      <translation>
        <numerusform>%n Bild wartet seit der letzten Sitzung</numerusform>
        <numerusform>%n Bilder warten seit der letzten Sitzung</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) without ground truth or reading left out</source>
      <translation>
        <numerusform>%n Bild ohne Referenz oder Lesung ausgelassen</numerusform>
        <numerusform>%n Bilder ohne Referenz oder Lesung ausgelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) without text</source>
      <translation>
        <numerusform>%n Bild ohne Text</numerusform>
        <numerusform>%n Bilder ohne Text</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n label(s)</source>
      <translation>
        <numerusform>%n Schlagwort</numerusform>
        <numerusform>%n Schlagwörter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left</source>
      <translation>
        <numerusform>%n übrig</numerusform>
        <numerusform>%n übrig</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s)</source>
      <translation>
        <numerusform>%n Zeile</numerusform>
        <numerusform>%n Zeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s) selected</source>
      <translation>
        <numerusform>%n Zeile ausgewählt</numerusform>
        <numerusform>%n Zeilen ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n listed</source>
      <translation>
        <numerusform>%n aufgeführt</numerusform>
        <numerusform>%n aufgeführt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n match(es)</source>
      <translation>
        <numerusform>%n Treffer</numerusform>
        <numerusform>%n Treffer</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n object(s)</source>
      <translation>
        <numerusform>%n Objekt</numerusform>
        <numerusform>%n Objekte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n open image(s) have no ground truth or no reading.</source>
      <translation>
        <numerusform>%n offenes Bild hat keine Referenz oder keine Lesung.</numerusform>
        <numerusform>%n offene Bilder haben keine Referenz oder keine Lesung.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n partial copies</source>
      <translation>
        <numerusform>%n Teilkopie</numerusform>
        <numerusform>%n Teilkopien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) reviewed</source>
      <translation>
        <numerusform>%n Stelle geprüft</numerusform>
        <numerusform>%n Stellen geprüft</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n provider(s)</source>
      <translation>
        <numerusform>%n Anbieter</numerusform>
        <numerusform>%n Anbieter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s)</source>
      <translation>
        <numerusform>%n Bereich</numerusform>
        <numerusform>%n Bereiche</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s) selected</source>
      <translation>
        <numerusform>%n Bereich ausgewählt</numerusform>
        <numerusform>%n Bereiche ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reported</source>
      <translation>
        <numerusform>%n gemeldet</numerusform>
        <numerusform>%n gemeldet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s)</source>
      <translation>
        <numerusform>%n Zeile</numerusform>
        <numerusform>%n Zeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n ausgewählt</numerusform>
        <numerusform>%n ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar</source>
      <translation>
        <numerusform>%n ähnliches</numerusform>
        <numerusform>%n ähnliche</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unknown</source>
      <translation>
        <numerusform>%n unbekanntes</numerusform>
        <numerusform>%n unbekannte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s)</source>
      <translation>
        <numerusform>%n Wort</numerusform>
        <numerusform>%n Wörter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s) selected</source>
      <translation>
        <numerusform>%n Wort ausgewählt</numerusform>
        <numerusform>%n Wörter ausgewählt</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Analysis</source>
      <translation>&amp;Analyse</translation>
    </message>
    <message>
      <source>&amp;Compare with the one shown</source>
      <translation>&amp;Mit der gezeigten vergleichen</translation>
    </message>
    <message>
      <source>&amp;Format</source>
      <translation>&amp;Format</translation>
    </message>
    <message>
      <source>&amp;Images</source>
      <translation>&amp;Bilder</translation>
    </message>
    <message>
      <source>&amp;Make consensus…</source>
      <translation>&amp;Konsens bilden …</translation>
    </message>
    <message>
      <source>&amp;Remove…</source>
      <translation>&amp;Entfernen…</translation>
    </message>
    <message>
      <source>&amp;Show</source>
      <translation>&amp;Zeigen</translation>
    </message>
    <message>
      <source>&amp;Use as reference</source>
      <translation>Als &amp;Referenz verwenden</translation>
    </message>
    <message>
      <source>16-bit grey</source>
      <translation>16-Bit-Grau</translation>
    </message>
    <message>
      <source>A bearer token, for instance of gcloud.</source>
      <translation>Ein Bearer-Token, zum Beispiel von gcloud.</translation>
    </message>
    <message>
      <source>A copy of each image you analyse with {provider} goes to {host}: for {these} about {amount}. Only the pixels are sent; metadata such as place and camera stays here. You are asked once for this provider and host.</source>
      <translation>Von jedem Bild, das Sie mit {provider} analysieren, geht eine Kopie an {host}: für {these} etwa {amount}. Nur die Pixel werden gesendet; Metadaten wie Ort und Kamera bleiben hier. Sie werden für diesen Anbieter und Host einmal gefragt.</translation>
    </message>
    <message>
      <source>A host name; empty for the whole web.</source>
      <translation>Ein Hostname; leer für das ganze Web.</translation>
    </message>
    <message>
      <source>A line break counts as a blank.</source>
      <translation>Ein Zeilenumbruch zählt als Leerzeichen.</translation>
    </message>
    <message>
      <source>A map of the whole image while zoomed in</source>
      <translation>Eine Karte des ganzen Bildes, wenn vergrößert ist</translation>
    </message>
    <message>
      <source>A map of the whole image; drag, or use the arrow keys, to look elsewhere</source>
      <translation>Eine Karte des ganzen Bildes; ziehen oder die Pfeiltasten benutzen, um anderswo hinzusehen</translation>
    </message>
    <message>
      <source>A reading is measured against ground truth. Open a reference file, drop one on the image, or correct a reading and use it as reference.</source>
      <translation>Ein Leseergebnis wird an einer Referenz (Ground Truth) gemessen. Öffnen Sie eine Referenzdatei, ziehen Sie eine auf das Bild, oder korrigieren Sie ein Leseergebnis und verwenden Sie es als Referenz.</translation>
    </message>
    <message>
      <source>A reading it was made of has changed since. Make the consensus anew for the newer one.</source>
      <translation>Eine der Lesungen hat sich seither geändert. Bilden Sie den Konsens neu, damit die neuere zählt.</translation>
    </message>
    <message>
      <source>A reference is read-only: choose a reading at the top to review it.</source>
      <translation>Eine Referenz ist schreibgeschützt: Wählen Sie oben ein Leseergebnis, um es zu prüfen.</translation>
    </message>
    <message>
      <source>A reference is read-only: corrections go to a reading</source>
      <translation>Eine Referenz ist schreibgeschützt: Korrekturen gehören in eine Lesung</translation>
    </message>
    <message>
      <source>A regular expression sees the lines of the text in Unicode's normal form C. Unlike words, it passes no hyphen at a line end, and takes ligatures, ſ and full-width letters as they are.</source>
      <translation>Ein regulärer Ausdruck sieht die Zeilen des Textes in der Unicode-Normalform C. Anders als Wörter übergeht er keinen Trennstrich am Zeilenende und nimmt Ligaturen, ſ und vollbreite Buchstaben, wie sie sind.</translation>
    </message>
    <message>
      <source>A tie: nothing but the order of the readings decided</source>
      <translation>Gleichstand: nur die Reihenfolge der Lesungen hat entschieden</translation>
    </message>
    <message>
      <source>ALTO file</source>
      <translation>ALTO-Datei</translation>
    </message>
    <message>
      <source>API key</source>
      <translation>API-Schlüssel</translation>
    </message>
    <message>
      <source>Abkhazian</source>
      <translation>Abchasisch</translation>
    </message>
    <message>
      <source>About Vidimus</source>
      <translation>Über Vidimus</translation>
    </message>
    <message>
      <source>About {expected} errors remain (95 %: {low} to {high}) · {found} found</source>
      <translation>Noch etwa {expected} Fehler (95 %: {low} bis {high}) · {found} gefunden</translation>
    </message>
    <message>
      <source>Accents and vowel points do not count.</source>
      <translation>Akzente und Vokalzeichen zählen nicht.</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Access token</source>
      <translation>Zugriffstoken</translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation>Originalgröße</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Add this shortcut to those of the command</source>
      <translation>Dieses Tastenkürzel zu denen des Befehls hinzufügen</translation>
    </message>
    <message>
      <source>Add to the queue</source>
      <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
      <source>Add {what}</source>
      <translation>{what} hinzufügen</translation>
    </message>
    <message>
      <source>Address of an image (https://…)</source>
      <translation>Adresse eines Bildes (https://…)</translation>
    </message>
    <message>
      <source>Adjust</source>
      <translation>Anpassen</translation>
    </message>
    <message>
      <source>Adjust…</source>
      <translation>Anpassen…</translation>
    </message>
    <message>
      <source>Adyghe</source>
      <translation>Adygeisch</translation>
    </message>
    <message>
      <source>Afar</source>
      <translation>Afar</translation>
    </message>
    <message>
      <source>Afghanistan</source>
      <translation>Afghanistan</translation>
    </message>
    <message>
      <source>Afrikaans</source>
      <translation>Afrikaans</translation>
    </message>
    <message>
      <source>Akan</source>
      <translation>Akan</translation>
    </message>
    <message>
      <source>Akkadian</source>
      <translation>Akkadisch</translation>
    </message>
    <message>
      <source>Albanian</source>
      <translation>Albanisch</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message numerus="yes">
      <source>All %n analysed, one file each</source>
      <translation>
        <numerusform>Das %n analysierte, eine Datei</numerusform>
        <numerusform>Alle %n analysierten, je eine Datei</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n page(s) of it, one file each</source>
      <translation>
        <numerusform>Die %n Seite davon, eine Datei</numerusform>
        <numerusform>Alle %n Seiten davon, je eine Datei</numerusform>
      </translation>
    </message>
    <message>
      <source>All errors</source>
      <translation>Alle Fehler</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Alle Dateien</translation>
    </message>
    <message>
      <source>All images</source>
      <translation>Alle Bilder</translation>
    </message>
    <message>
      <source>All images with ground truth: {number}</source>
      <translation>Alle Bilder mit Referenz: {number}</translation>
    </message>
    <message>
      <source>All of them</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>All relations</source>
      <translation>Alle Arten</translation>
    </message>
    <message>
      <source>All that is left was skipped.</source>
      <translation>Alles Übrige wurde übersprungen.</translation>
    </message>
    <message>
      <source>All words</source>
      <translation>Alle Wörter</translation>
    </message>
    <message numerus="yes">
      <source>Also the %n other place(s) read the same</source>
      <translation>
        <numerusform>Auch die %n andere gleich gelesene Stelle</numerusform>
        <numerusform>Auch die %n anderen gleich gelesenen Stellen</numerusform>
      </translation>
    </message>
    <message>
      <source>Amharic</source>
      <translation>Amharisch</translation>
    </message>
    <message>
      <source>Analyse</source>
      <translation>Analysieren</translation>
    </message>
    <message>
      <source>Analyse all images</source>
      <translation>Alle Bilder analysieren</translation>
    </message>
    <message>
      <source>Analyse an image as soon as it is shown</source>
      <translation>Ein Bild analysieren, sobald es gezeigt wird</translation>
    </message>
    <message>
      <source>Analyse images when shown</source>
      <translation>Bilder beim Anzeigen analysieren</translation>
    </message>
    <message>
      <source>Analyse selected images</source>
      <translation>Ausgewählte Bilder analysieren</translation>
    </message>
    <message>
      <source>Analyses of {provider}</source>
      <translation>Analysen von {provider}</translation>
    </message>
    <message>
      <source>Analysing</source>
      <translation>Analyse</translation>
    </message>
    <message>
      <source>Analysis document</source>
      <translation>Analysedokument</translation>
    </message>
    <message>
      <source>Analysis to export</source>
      <translation>Zu exportierende Analyse</translation>
    </message>
    <message>
      <source>Ancient Egyptian</source>
      <translation>Ägyptisch</translation>
    </message>
    <message>
      <source>Ancient Greek</source>
      <translation>Altgriechisch</translation>
    </message>
    <message>
      <source>Another address for the exchange of keys.</source>
      <translation>Eine andere Adresse für den Tausch der Schlüssel.</translation>
    </message>
    <message>
      <source>Another text</source>
      <translation>Anderer Text</translation>
    </message>
    <message>
      <source>Any confidence</source>
      <translation>Jede Konfidenz</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>Arabisch</translation>
    </message>
    <message>
      <source>Arabic script</source>
      <translation>arabische Schrift</translation>
    </message>
    <message>
      <source>Aragonese</source>
      <translation>Aragonesisch</translation>
    </message>
    <message>
      <source>Aramaic</source>
      <translation>Aramäisch</translation>
    </message>
    <message>
      <source>Argentina</source>
      <translation>Argentinien</translation>
    </message>
    <message>
      <source>Armenian</source>
      <translation>Armenisch</translation>
    </message>
    <message>
      <source>Asks you, then fetches the image from {hosts}</source>
      <translation>Fragt Sie und lädt dann das Bild von {hosts}</translation>
    </message>
    <message>
      <source>Aspect ratio {ratio}</source>
      <translation>Seitenverhältnis {ratio}</translation>
    </message>
    <message>
      <source>Assamese</source>
      <translation>Assamesisch</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>Zuordnen</translation>
    </message>
    <message>
      <source>Assign files to images</source>
      <translation>Dateien Bildern zuordnen</translation>
    </message>
    <message>
      <source>Assign…</source>
      <translation>Zuordnen…</translation>
    </message>
    <message>
      <source>Australia</source>
      <translation>Australien</translation>
    </message>
    <message>
      <source>Austria</source>
      <translation>Österreich</translation>
    </message>
    <message>
      <source>Authorised key</source>
      <translation>Autorisierter Schlüssel</translation>
    </message>
    <message>
      <source>Avaric</source>
      <translation>Awarisch</translation>
    </message>
    <message>
      <source>Avestan</source>
      <translation>Avestisch</translation>
    </message>
    <message>
      <source>Awadhi</source>
      <translation>Awadhi</translation>
    </message>
    <message>
      <source>Aymara</source>
      <translation>Aymara</translation>
    </message>
    <message>
      <source>Azerbaijani</source>
      <translation>Aserbaidschanisch</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Bambara</source>
      <translation>Bambara</translation>
    </message>
    <message>
      <source>Bangla</source>
      <translation>Bengalisch</translation>
    </message>
    <message>
      <source>Bangladesh</source>
      <translation>Bangladesch</translation>
    </message>
    <message>
      <source>Barcode</source>
      <translation>Strichcode</translation>
    </message>
    <message>
      <source>Barcodes</source>
      <translation>Strichcodes</translation>
    </message>
    <message>
      <source>Bashkir</source>
      <translation>Baschkirisch</translation>
    </message>
    <message>
      <source>Basque</source>
      <translation>Baskisch</translation>
    </message>
    <message>
      <source>Belarus</source>
      <translation>Belarus</translation>
    </message>
    <message>
      <source>Belarusian</source>
      <translation>Belarussisch</translation>
    </message>
    <message>
      <source>Belgium</source>
      <translation>Belgien</translation>
    </message>
    <message>
      <source>Below the threshold</source>
      <translation>Unter der Schwelle</translation>
    </message>
    <message>
      <source>Best guesses</source>
      <translation>Beste Vermutungen</translation>
    </message>
    <message>
      <source>Bhojpuri</source>
      <translation>Bhodschpuri</translation>
    </message>
    <message>
      <source>Bislama</source>
      <translation>Bislama</translation>
    </message>
    <message>
      <source>Blanks</source>
      <translation>Leerzeichen</translation>
    </message>
    <message>
      <source>Blanks do not count, line breaks do.</source>
      <translation>Leerzeichen zählen nicht, Zeilenumbrüche schon.</translation>
    </message>
    <message>
      <source>Block</source>
      <translation>Block</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Blöcke</translation>
    </message>
    <message>
      <source>Bosnian</source>
      <translation>Bosnisch</translation>
    </message>
    <message>
      <source>Both analyses have the same text</source>
      <translation>Beide Analysen haben denselben Text</translation>
    </message>
    <message>
      <source>Both readings match.</source>
      <translation>Beide Lesungen stimmen überein.</translation>
    </message>
    <message>
      <source>Brands</source>
      <translation>Marken</translation>
    </message>
    <message>
      <source>Brazil</source>
      <translation>Brasilien</translation>
    </message>
    <message>
      <source>Breton</source>
      <translation>Bretonisch</translation>
    </message>
    <message>
      <source>Brighter</source>
      <translation>Heller</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Helligkeit</translation>
    </message>
    <message>
      <source>Bulgarian</source>
      <translation>Bulgarisch</translation>
    </message>
    <message>
      <source>Burmese</source>
      <translation>Birmanisch</translation>
    </message>
    <message>
      <source>CER by image</source>
      <translation>CER je Bild</translation>
    </message>
    <message>
      <source>COCO annotations</source>
      <translation>COCO-Annotationen</translation>
    </message>
    <message>
      <source>Calibration error (ECE)</source>
      <translation>Kalibrierungsfehler (ECE)</translation>
    </message>
    <message>
      <source>Canada</source>
      <translation>Kanada</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <source>Cancelled. Images not analysed: {count}</source>
      <translation>Abgebrochen. Nicht analysierte Bilder: {count}</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>Bildfläche</translation>
    </message>
    <message>
      <source>Capital and small letters count as the same.</source>
      <translation>Groß- und Kleinbuchstaben gelten als gleich.</translation>
    </message>
    <message>
      <source>Caption</source>
      <translation>Bildbeschreibung</translation>
    </message>
    <message>
      <source>Captions</source>
      <translation>Bildbeschreibungen</translation>
    </message>
    <message>
      <source>Captions of parts</source>
      <translation>Beschreibungen von Teilen</translation>
    </message>
    <message>
      <source>Capture from the screen</source>
      <translation>Vom Bildschirm aufnehmen</translation>
    </message>
    <message>
      <source>Capture from the screen…</source>
      <translation>Vom Bildschirm aufnehmen…</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>Groß-/Kleinschreibung</translation>
    </message>
    <message>
      <source>Catalan</source>
      <translation>Katalanisch</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>Kategorien</translation>
    </message>
    <message>
      <source>Cebuano</source>
      <translation>Cebuano</translation>
    </message>
    <message>
      <source>Celebrities</source>
      <translation>Prominente</translation>
    </message>
    <message>
      <source>Chamorro</source>
      <translation>Chamorro</translation>
    </message>
    <message>
      <source>Chance that a right word has a higher confidence than a wrong one; 0.5 is guessing.</source>
      <translation>Wie oft ein richtiges Wort eine höhere Konfidenz hat als ein falsches; 0,5 ist geraten.</translation>
    </message>
    <message>
      <source>Change keyboard shortcuts</source>
      <translation>Tastenkürzel ändern</translation>
    </message>
    <message>
      <source>Change keyboard shortcuts…</source>
      <translation>Tastenkürzel ändern…</translation>
    </message>
    <message>
      <source>Character error rate (CER)</source>
      <translation>Zeichenfehlerrate (CER)</translation>
    </message>
    <message>
      <source>Characters</source>
      <translation>Zeichen</translation>
    </message>
    <message>
      <source>Characters read right if lines may stand in any order.</source>
      <translation>Richtig gelesene Zeichen, wenn Zeilen in beliebiger Folge stehen dürfen.</translation>
    </message>
    <message>
      <source>Chechen</source>
      <translation>Tschetschenisch</translation>
    </message>
    <message>
      <source>Checked while the text recognition starts</source>
      <translation>Wird geprüft, während die Texterkennung startet</translation>
    </message>
    <message>
      <source>Cherokee</source>
      <translation>Cherokee</translation>
    </message>
    <message>
      <source>China</source>
      <translation>China</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>Chinesisch</translation>
    </message>
    <message>
      <source>Choose features</source>
      <translation>Merkmale wählen</translation>
    </message>
    <message>
      <source>Choose languages…</source>
      <translation>Sprachen wählen…</translation>
    </message>
    <message>
      <source>Choose provider</source>
      <translation>Anbieter wählen</translation>
    </message>
    <message>
      <source>Choose providers</source>
      <translation>Anbieter wählen</translation>
    </message>
    <message>
      <source>Church Slavic</source>
      <translation>Kirchenslawisch</translation>
    </message>
    <message>
      <source>Chuvash</source>
      <translation>Tschuwaschisch</translation>
    </message>
    <message>
      <source>Classification</source>
      <translation>Klassifizierung</translation>
    </message>
    <message>
      <source>Clear recent files</source>
      <translation>Liste zuletzt geöffneter Dateien leeren</translation>
    </message>
    <message>
      <source>Clear the queue</source>
      <translation>Warteschlange leeren</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>Klick</translation>
    </message>
    <message>
      <source>Click: alone. Ctrl+click or Space: beside the others.</source>
      <translation>Klick: allein. Strg+Klick oder Leertaste: neben den anderen.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close all images</source>
      <translation>Alle Bilder schließen</translation>
    </message>
    <message>
      <source>Close image</source>
      <translation>Bild schließen</translation>
    </message>
    <message>
      <source>Close or deselect</source>
      <translation>Schließen oder Auswahl aufheben</translation>
    </message>
    <message>
      <source>Close selected images</source>
      <translation>Ausgewählte Bilder schließen</translation>
    </message>
    <message>
      <source>Close this page</source>
      <translation>Diese Seite schließen</translation>
    </message>
    <message>
      <source>Closed {name}; its file is untouched</source>
      <translation>{name} geschlossen; die Datei bleibt unberührt</translation>
    </message>
    <message>
      <source>Colour by confidence</source>
      <translation>Nach Konfidenz färben</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>Colours of confidence</source>
      <translation>Farben der Konfidenz</translation>
    </message>
    <message>
      <source>Command palette</source>
      <translation>Befehlspalette</translation>
    </message>
    <message>
      <source>Command palette…</source>
      <translation>Befehlspalette…</translation>
    </message>
    <message>
      <source>Commands and their shortcuts</source>
      <translation>Befehle und ihre Tastenkürzel</translation>
    </message>
    <message>
      <source>Commas, dashes, quotation marks do not count.</source>
      <translation>Kommas, Striche und Anführungszeichen zählen nicht.</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <source>Compare readings</source>
      <translation>Lesungen vergleichen</translation>
    </message>
    <message>
      <source>Compare two readings</source>
      <translation>Zwei Lesungen vergleichen</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>Confidence below which a reading counts as uncertain, in %</source>
      <translation>Konfidenz, unter der eine Lesung als unsicher gilt, in %</translation>
    </message>
    <message>
      <source>Confidence below {threshold}</source>
      <translation>Konfidenz unter {threshold}</translation>
    </message>
    <message>
      <source>Confidence from {threshold}</source>
      <translation>Konfidenz ab {threshold}</translation>
    </message>
    <message>
      <source>Confusions</source>
      <translation>Verwechslungen</translation>
    </message>
    <message>
      <source>Consensus ({titles})</source>
      <translation>Konsens ({titles})</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Fortfahren</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Kontrast</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message numerus="yes">
      <source>Copied %n word(s)</source>
      <translation>
        <numerusform>%n Wort kopiert</numerusform>
        <numerusform>%n Wörter kopiert</numerusform>
      </translation>
    </message>
    <message>
      <source>Copied a table: {size}</source>
      <translation>Tabelle kopiert: {size}</translation>
    </message>
    <message>
      <source>Copied the picture</source>
      <translation>Bild kopiert</translation>
    </message>
    <message>
      <source>Copied the polygon</source>
      <translation>Polygon kopiert</translation>
    </message>
    <message>
      <source>Copied {link}</source>
      <translation>{link} kopiert</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Kopien</translation>
    </message>
    <message>
      <source>Copies  {count}</source>
      <translation>Kopien  {count}</translation>
    </message>
    <message>
      <source>Copies as a table</source>
      <translation>Kopien als Tabelle</translation>
    </message>
    <message>
      <source>Copies only</source>
      <translation>Nur Kopien</translation>
    </message>
    <message>
      <source>Copies with all evidence</source>
      <translation>Kopien mit allen Belegen</translation>
    </message>
    <message>
      <source>Coptic</source>
      <translation>Koptisch</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy all</source>
      <translation>Alles kopieren</translation>
    </message>
    <message>
      <source>Copy all text</source>
      <translation>Ganzen Text kopieren</translation>
    </message>
    <message>
      <source>Copy as table</source>
      <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
      <source>Copy differences as table</source>
      <translation>Unterschiede als Tabelle kopieren</translation>
    </message>
    <message>
      <source>Copy link</source>
      <translation>Link kopieren</translation>
    </message>
    <message>
      <source>Copy list of copies as table</source>
      <translation>Liste der Kopien als Tabelle kopieren</translation>
    </message>
    <message>
      <source>Copy or drag the file</source>
      <translation>Datei kopieren oder ziehen</translation>
    </message>
    <message>
      <source>Copy path</source>
      <translation>Pfad kopieren</translation>
    </message>
    <message>
      <source>Copy selected text</source>
      <translation>Ausgewählten Text kopieren</translation>
    </message>
    <message>
      <source>Copy the file</source>
      <translation>Datei kopieren</translation>
    </message>
    <message>
      <source>Copy the polygon of the region</source>
      <translation>Polygon des Bereichs kopieren</translation>
    </message>
    <message>
      <source>Copy the region as a picture</source>
      <translation>Bereich als Bild kopieren</translation>
    </message>
    <message>
      <source>Copy the text that is selected</source>
      <translation>Ausgewählten Text kopieren</translation>
    </message>
    <message>
      <source>Copy the whole answer</source>
      <translation>Ganze Antwort kopieren</translation>
    </message>
    <message>
      <source>Copy the words that are selected as a table</source>
      <translation>Ausgewählte Wörter als Tabelle kopieren</translation>
    </message>
    <message>
      <source>Cornish</source>
      <translation>Kornisch</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>Korrektur</translation>
    </message>
    <message>
      <source>Correct a word</source>
      <translation>Ein Wort korrigieren</translation>
    </message>
    <message>
      <source>Corsican</source>
      <translation>Korsisch</translation>
    </message>
    <message>
      <source>Cree</source>
      <translation>Cree</translation>
    </message>
    <message>
      <source>Crimean Tatar</source>
      <translation>Krimtatarisch</translation>
    </message>
    <message>
      <source>Croatian</source>
      <translation>Kroatisch</translation>
    </message>
    <message>
      <source>Crop hint</source>
      <translation>Zuschnitt</translation>
    </message>
    <message>
      <source>Crop hints</source>
      <translation>Vorgeschlagene Zuschnitte</translation>
    </message>
    <message>
      <source>Crops</source>
      <translation>Zuschnitte</translation>
    </message>
    <message>
      <source>Ctrl+click, or its eye</source>
      <translation>Strg+Klick oder sein Auge</translation>
    </message>
    <message>
      <source>Cyprus</source>
      <translation>Zypern</translation>
    </message>
    <message>
      <source>Cyrillic script</source>
      <translation>kyrillische Schrift</translation>
    </message>
    <message>
      <source>Czech</source>
      <translation>Tschechisch</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>Dänisch</translation>
    </message>
    <message>
      <source>Dargwa</source>
      <translation>Darginisch</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Dark theme</source>
      <translation>Dunkles Design</translation>
    </message>
    <message>
      <source>Darker</source>
      <translation>Dunkler</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Entf</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Delete {what}</source>
      <translation>{what} löschen</translation>
    </message>
    <message>
      <source>Denmark</source>
      <translation>Dänemark</translation>
    </message>
    <message>
      <source>Detect automatically</source>
      <translation>Automatisch erkennen</translation>
    </message>
    <message>
      <source>Devanagari</source>
      <translation>Devanagari</translation>
    </message>
    <message>
      <source>Diacritics</source>
      <translation>Diakritische Zeichen</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Unterschied</translation>
    </message>
    <message>
      <source>Differences</source>
      <translation>Unterschiede</translation>
    </message>
    <message>
      <source>Different text</source>
      <translation>Text verschieden</translation>
    </message>
    <message>
      <source>Different words</source>
      <translation>Andere Wörter</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>Ziffern</translation>
    </message>
    <message>
      <source>Digits do not count.</source>
      <translation>Ziffern zählen nicht.</translation>
    </message>
    <message>
      <source>Discard corrections</source>
      <translation>Korrekturen verwerfen</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Dismiss this notice</source>
      <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
      <source>Divehi</source>
      <translation>Dhivehi</translation>
    </message>
    <message>
      <source>Double click</source>
      <translation>Doppelklick</translation>
    </message>
    <message>
      <source>Drag a rectangle over regions to select them</source>
      <translation>Rechteck über Bereiche ziehen, um sie auszuwählen</translation>
    </message>
    <message>
      <source>Drag over what you want. Arrows move it, Shift+arrows resize it. Enter takes it, Esc leaves.</source>
      <translation>Ziehen Sie über den Bereich. Pfeile verschieben, Umschalt+Pfeile ändern die Größe. Eingabe übernimmt, Esc bricht ab.</translation>
    </message>
    <message>
      <source>Drag to draw it, or press Enter · Esc: not now</source>
      <translation>Zum Zeichnen ziehen, oder Eingabetaste · Esc: nicht jetzt</translation>
    </message>
    <message>
      <source>Drag to look elsewhere</source>
      <translation>Ziehen, um anderswo hinzusehen</translation>
    </message>
    <message>
      <source>Drag to move the picture</source>
      <translation>Ziehen, um das Bild zu verschieben</translation>
    </message>
    <message>
      <source>Drag, or arrow keys: move · Ctrl+arrows: size · Esc: done</source>
      <translation>Ziehen oder Pfeiltasten: verschieben · Strg+Pfeile: Größe · Esc: fertig</translation>
    </message>
    <message>
      <source>Draw a block</source>
      <translation>Block zeichnen</translation>
    </message>
    <message>
      <source>Draw a face</source>
      <translation>Gesicht zeichnen</translation>
    </message>
    <message>
      <source>Draw a line</source>
      <translation>Zeile zeichnen</translation>
    </message>
    <message>
      <source>Draw a line around regions to select them</source>
      <translation>Linie um Bereiche ziehen, um sie auszuwählen</translation>
    </message>
    <message>
      <source>Draw a provider beside others</source>
      <translation>Anbieter neben anderen zeichnen</translation>
    </message>
    <message>
      <source>Draw a word</source>
      <translation>Wort zeichnen</translation>
    </message>
    <message>
      <source>Draw an object</source>
      <translation>Objekt zeichnen</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>Zeichnung</translation>
    </message>
    <message>
      <source>Drop</source>
      <translation>Ablegen</translation>
    </message>
    <message>
      <source>Drop images here</source>
      <translation>Bilder hier ablegen</translation>
    </message>
    <message>
      <source>Drop images, folders or links</source>
      <translation>Bilder, Ordner oder Links ablegen</translation>
    </message>
    <message>
      <source>Drop images, folders or saved results anywhere here, or press {key}. The sample is read on your computer; nothing is sent anywhere.</source>
      <translation>Ziehen Sie Bilder, Ordner oder gespeicherte Ergebnisse hierher oder drücken Sie {key}. Das Beispiel wird auf Ihrem Rechner gelesen; nichts wird versendet.</translation>
    </message>
    <message>
      <source>Dutch</source>
      <translation>Niederländisch</translation>
    </message>
    <message>
      <source>Dzongkha</source>
      <translation>Dzongkha</translation>
    </message>
    <message>
      <source>Each image is shown whole at first</source>
      <translation>Jedes Bild wird zuerst ganz gezeigt</translation>
    </message>
    <message>
      <source>Each switch draws one kind of region. Click one, or press {key} for lines.</source>
      <translation>Jeder Schalter zeichnet eine Art von Regionen. Klicken Sie einen an oder drücken Sie {key} für Zeilen.</translation>
    </message>
    <message>
      <source>Earlier analyses</source>
      <translation>Frühere Analysen</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Edit text</source>
      <translation>Text bearbeiten</translation>
    </message>
    <message>
      <source>Edit the text of a region</source>
      <translation>Text eines Bereichs bearbeiten</translation>
    </message>
    <message>
      <source>Edit {what}</source>
      <translation>{what} bearbeiten</translation>
    </message>
    <message>
      <source>Egypt</source>
      <translation>Ägypten</translation>
    </message>
    <message>
      <source>Endpoint</source>
      <translation>Endpunkt</translation>
    </message>
    <message>
      <source>English</source>
      <translation>Englisch</translation>
    </message>
    <message>
      <source>Enlarge small images to fit the window</source>
      <translation>Kleine Bilder auf Fenstergröße vergrößern</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Enter and {next}: next match, {previous}: previous match</source>
      <translation>Eingabe und {next}: nächster Treffer, {previous}: voriger Treffer</translation>
    </message>
    <message>
      <source>Entra token</source>
      <translation>Entra-Token</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>Errors as a share of errors and correct characters together, never above 100 %.</source>
      <translation>Anteil der Fehler an Fehlern und richtigen Zeichen zusammen, nie über 100 %.</translation>
    </message>
    <message>
      <source>Errors caught</source>
      <translation>Gefundene Fehler</translation>
    </message>
    <message>
      <source>Errors found by reviewing the least confident words first; dashed: by chance.</source>
      <translation>Fehler, die man findet, wenn man die unsichersten Wörter zuerst prüft; gestrichelt: zufällig.</translation>
    </message>
    <message>
      <source>Errors listed</source>
      <translation>Aufgelistete Fehler</translation>
    </message>
    <message>
      <source>Esperanto</source>
      <translation>Esperanto</translation>
    </message>
    <message>
      <source>Estimated from what was reviewed so far. Every fifth place is picked at random for this; the others are sorted by how likely they are wrong.</source>
      <translation>Geschätzt aus dem bisher Geprüften. Jede fünfte Stelle wird dafür zufällig ausgewählt; die anderen sind danach sortiert, wie wahrscheinlich sie falsch sind.</translation>
    </message>
    <message>
      <source>Estonian</source>
      <translation>Estnisch</translation>
    </message>
    <message>
      <source>Every image counts the same, however many words it has.</source>
      <translation>Jedes Bild zählt gleich viel, wie viele Wörter es auch hat.</translation>
    </message>
    <message>
      <source>Every image counts the same, however much text it has.</source>
      <translation>Jedes Bild zählt gleich viel, wie viel Text es auch hat.</translation>
    </message>
    <message>
      <source>Everything is reviewed</source>
      <translation>Alles ist geprüft</translation>
    </message>
    <message>
      <source>Everything is reviewed.</source>
      <translation>Alles ist geprüft.</translation>
    </message>
    <message>
      <source>Everything: all providers, regions, confidence, hits. One line of JSON.</source>
      <translation>Alles: alle Anbieter, Bereiche, Konfidenz, Treffer. Eine Zeile JSON.</translation>
    </message>
    <message>
      <source>Ewe</source>
      <translation>Ewe</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export copies</source>
      <translation>Kopien exportieren</translation>
    </message>
    <message>
      <source>Export copies…</source>
      <translation>Kopien exportieren…</translation>
    </message>
    <message>
      <source>Export to folder</source>
      <translation>In Ordner exportieren</translation>
    </message>
    <message numerus="yes">
      <source>Exported %n file(s) to {folder}</source>
      <translation>
        <numerusform>%n Datei nach {folder} exportiert</numerusform>
        <numerusform>%n Dateien nach {folder} exportiert</numerusform>
      </translation>
    </message>
    <message>
      <source>Exported {done} of {total}</source>
      <translation>{done} von {total} exportiert</translation>
    </message>
    <message>
      <source>Exported {name}</source>
      <translation>{name} exportiert</translation>
    </message>
    <message>
      <source>Exported {name} to {folder}</source>
      <translation>{name} nach {folder} exportiert</translation>
    </message>
    <message numerus="yes">
      <source>Exporting %n file(s)</source>
      <translation>
        <numerusform>%n Datei wird exportiert</numerusform>
        <numerusform>%n Dateien werden exportiert</numerusform>
      </translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <source>Extra words</source>
      <translation>Überzählige Wörter</translation>
    </message>
    <message>
      <source>Face {number}</source>
      <translation>Gesicht {number}</translation>
    </message>
    <message>
      <source>Faces</source>
      <translation>Gesichter</translation>
    </message>
    <message>
      <source>Faces come from a basic detector: no confidence.</source>
      <translation>Gesichter stammen von einem einfachen Detektor: keine Konfidenz.</translation>
    </message>
    <message>
      <source>Failed only</source>
      <translation>Nur fehlgeschlagene</translation>
    </message>
    <message>
      <source>Family mode</source>
      <translation>Familienmodus</translation>
    </message>
    <message>
      <source>Faroese</source>
      <translation>Färöisch</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>Laden</translation>
    </message>
    <message numerus="yes">
      <source>Fetch %n picture(s) from the network?</source>
      <translation>
        <numerusform>%n Bild aus dem Netz laden?</numerusform>
        <numerusform>%n Bilder aus dem Netz laden?</numerusform>
      </translation>
    </message>
    <message>
      <source>Fields</source>
      <translation>Felder</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>Werte</translation>
    </message>
    <message>
      <source>Fijian</source>
      <translation>Fidschi</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>File {name}</source>
      <translation>Datei {name}</translation>
    </message>
    <message>
      <source>File {name} records an error: {reason}</source>
      <translation>In der Datei {name} steht ein Fehler: {reason}</translation>
    </message>
    <message>
      <source>File {name}: {reason}</source>
      <translation>Datei {name}: {reason}</translation>
    </message>
    <message>
      <source>Files and their images</source>
      <translation>Dateien und ihre Bilder</translation>
    </message>
    <message>
      <source>Filipino</source>
      <translation>Filipino</translation>
    </message>
    <message>
      <source>Filter by command or shortcut</source>
      <translation>Nach Befehl oder Tastenkürzel filtern</translation>
    </message>
    <message>
      <source>Filter by confidence</source>
      <translation>Nach Konfidenz filtern</translation>
    </message>
    <message>
      <source>Filter by site</source>
      <translation>Nach Website filtern</translation>
    </message>
    <message>
      <source>Filter images</source>
      <translation>Bilder filtern</translation>
    </message>
    <message>
      <source>Find in all images</source>
      <translation>In allen Bildern suchen</translation>
    </message>
    <message>
      <source>Find in answer</source>
      <translation>In der Antwort suchen</translation>
    </message>
    <message>
      <source>Find in text</source>
      <translation>Im Text suchen</translation>
    </message>
    <message>
      <source>Find next</source>
      <translation>Weitersuchen</translation>
    </message>
    <message>
      <source>Find previous</source>
      <translation>Rückwärts suchen</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Funde</translation>
    </message>
    <message>
      <source>Findings as transcript</source>
      <translation>Funde als Transkript</translation>
    </message>
    <message>
      <source>Findings: {view}</source>
      <translation>Funde: {view}</translation>
    </message>
    <message>
      <source>Finish</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Finland</source>
      <translation>Finnland</translation>
    </message>
    <message>
      <source>Finnish</source>
      <translation>Finnisch</translation>
    </message>
    <message>
      <source>First reading</source>
      <translation>Erste Lesung</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Einpassen</translation>
    </message>
    <message>
      <source>Fit image</source>
      <translation>Bild einpassen</translation>
    </message>
    <message>
      <source>Flexible character accuracy</source>
      <translation>Flexible Zeichengenauigkeit</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Follow system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Follow system theme</source>
      <translation>Design des Systems verwenden</translation>
    </message>
    <message>
      <source>Font size of transcripts, in points</source>
      <translation>Schriftgröße von Transkripten, in Punkt</translation>
    </message>
    <message>
      <source>For faces, copies, labels, objects …</source>
      <translation>Für Gesichter, Kopien, Schlagwörter, Objekte …</translation>
    </message>
    <message>
      <source>For this run only, kept nowhere</source>
      <translation>Nur für diesen Lauf, nirgends aufbewahrt</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Fraktur</source>
      <translation>Fraktur</translation>
    </message>
    <message>
      <source>Frames or pages that are opened of one file at most</source>
      <translation>So viele Einzelbilder oder Seiten einer Datei werden höchstens geöffnet</translation>
    </message>
    <message>
      <source>France</source>
      <translation>Frankreich</translation>
    </message>
    <message>
      <source>French</source>
      <translation>Französisch</translation>
    </message>
    <message>
      <source>From Google Cloud console, Credentials.</source>
      <translation>Aus der Google-Cloud-Konsole, Credentials.</translation>
    </message>
    <message>
      <source>From file…</source>
      <translation>Aus Datei…</translation>
    </message>
    <message>
      <source>From low (vermilion) to high (blue)</source>
      <translation>Von niedrig (zinnoberrot) bis hoch (blau)</translation>
    </message>
    <message>
      <source>From the environment variable {variable}</source>
      <translation>Aus der Umgebungsvariablen {variable}</translation>
    </message>
    <message>
      <source>From the threshold</source>
      <translation>Ab der Schwelle</translation>
    </message>
    <message>
      <source>Fula</source>
      <translation>Ful</translation>
    </message>
    <message>
      <source>Full copies</source>
      <translation>Volle Kopien</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Gagauz</source>
      <translation>Gagausisch</translation>
    </message>
    <message>
      <source>Galician</source>
      <translation>Galicisch</translation>
    </message>
    <message>
      <source>Ganda</source>
      <translation>Ganda</translation>
    </message>
    <message>
      <source>Geez</source>
      <translation>Geez</translation>
    </message>
    <message>
      <source>Georgian</source>
      <translation>Georgisch</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <source>Germany</source>
      <translation>Deutschland</translation>
    </message>
    <message>
      <source>Get a key at</source>
      <translation>Schlüssel erhältlich unter</translation>
    </message>
    <message>
      <source>Go online</source>
      <translation>Online gehen</translation>
    </message>
    <message>
      <source>Gothic</source>
      <translation>Gotisch</translation>
    </message>
    <message>
      <source>Greece</source>
      <translation>Griechenland</translation>
    </message>
    <message>
      <source>Greek</source>
      <translation>Griechisch</translation>
    </message>
    <message>
      <source>Greek script</source>
      <translation>griechische Schrift</translation>
    </message>
    <message>
      <source>Grey: no confidence given; these always show.</source>
      <translation>Grau: keine Konfidenz angegeben; diese werden immer gezeigt.</translation>
    </message>
    <message>
      <source>Ground truth is there, but no reading yet: analyse this image, or import results.</source>
      <translation>Die Referenz ist da, aber noch keine Lesung: Bild analysieren oder Ergebnisse importieren.</translation>
    </message>
    <message>
      <source>Ground truth → reading. A row lists the words in which this happened.</source>
      <translation>Referenz → Lesung. Eine Zeile listet die Wörter auf, in denen das vorkam.</translation>
    </message>
    <message>
      <source>Group: {by}</source>
      <translation>Gruppen: {by}</translation>
    </message>
    <message>
      <source>Groups of the list</source>
      <translation>Gruppen der Liste</translation>
    </message>
    <message>
      <source>Guarani</source>
      <translation>Guaraní</translation>
    </message>
    <message>
      <source>Gujarati</source>
      <translation>Gujarati</translation>
    </message>
    <message>
      <source>HTML with the position of every block, line and word, for OCR tools.</source>
      <translation>HTML mit der Position jedes Blocks, jeder Zeile und jedes Wortes, für OCR-Werkzeuge.</translation>
    </message>
    <message>
      <source>Haitian Creole</source>
      <translation>Haiti-Kreolisch</translation>
    </message>
    <message>
      <source>Hausa</source>
      <translation>Haussa</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>Hebräisch</translation>
    </message>
    <message>
      <source>Hebrew script</source>
      <translation>hebräische Schrift</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Herero</source>
      <translation>Herero</translation>
    </message>
    <message>
      <source>Hide all overlays</source>
      <translation>Alle Ebenen ausblenden</translation>
    </message>
    <message>
      <source>Hide the others instead of dimming them</source>
      <translation>Die anderen ausblenden statt abdunkeln</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Hoch</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Hoher Kontrast</translation>
    </message>
    <message>
      <source>High contrast, or follow the system</source>
      <translation>Hoher Kontrast, oder wie das System</translation>
    </message>
    <message>
      <source>Hiligaynon</source>
      <translation>Hiligaynon</translation>
    </message>
    <message>
      <source>Hindi</source>
      <translation>Hindi</translation>
    </message>
    <message>
      <source>Hiri Motu</source>
      <translation>Hiri-Motu</translation>
    </message>
    <message>
      <source>Hmong</source>
      <translation>Miao</translation>
    </message>
    <message>
      <source>Hong Kong SAR China</source>
      <translation>Sonderverwaltungsregion Hongkong</translation>
    </message>
    <message>
      <source>How far confidences lie from the share of words that are right; 0 is honest.</source>
      <translation>Wie weit die Konfidenzen vom Anteil richtiger Wörter entfernt sind; 0 ist ehrlich.</translation>
    </message>
    <message>
      <source>How findings are shown</source>
      <translation>Wie Funde gezeigt werden</translation>
    </message>
    <message>
      <source>How it is called.</source>
      <translation>Wie er aufgerufen wird.</translation>
    </message>
    <message>
      <source>How many images are shown</source>
      <translation>Wie viele Bilder gezeigt werden</translation>
    </message>
    <message>
      <source>How many pages of about 40 hits are asked for.</source>
      <translation>Wie viele Seiten zu etwa 40 Treffern erfragt werden.</translation>
    </message>
    <message>
      <source>How many words are right at each confidence; on the dashed line confidences are honest.</source>
      <translation>Wie viele Wörter je Konfidenz richtig sind; auf der gestrichelten Linie sind Konfidenzen ehrlich.</translation>
    </message>
    <message>
      <source>How text is looked for</source>
      <translation>Wie Text gesucht wird</translation>
    </message>
    <message>
      <source>How well every reading agrees with the ground truth: error rates, comparisons, every error with its place on the image. One HTML file that opens in any browser.</source>
      <translation>Wie gut jede Lesung mit der Referenz übereinstimmt: Fehlerraten, Vergleiche, jeder Fehler mit seiner Stelle im Bild. Eine HTML-Datei, die jeder Browser öffnet.</translation>
    </message>
    <message>
      <source>Hungarian</source>
      <translation>Ungarisch</translation>
    </message>
    <message>
      <source>Hyphenation</source>
      <translation>Silbentrennung</translation>
    </message>
    <message>
      <source>Hyphenation at line ends</source>
      <translation>Trennung am Zeilenende</translation>
    </message>
    <message>
      <source>IAM address</source>
      <translation>IAM-Adresse</translation>
    </message>
    <message>
      <source>IAM token</source>
      <translation>IAM-Token</translation>
    </message>
    <message>
      <source>Iban</source>
      <translation>Iban</translation>
    </message>
    <message>
      <source>Icelandic</source>
      <translation>Isländisch</translation>
    </message>
    <message>
      <source>Ido</source>
      <translation>Ido</translation>
    </message>
    <message>
      <source>Igbo</source>
      <translation>Igbo</translation>
    </message>
    <message>
      <source>Ignore</source>
      <translation>Nicht beachten</translation>
    </message>
    <message>
      <source>Ignore case</source>
      <translation>Ohne Groß/klein</translation>
    </message>
    <message>
      <source>Ignore punctuation</source>
      <translation>Ohne Satzzeichen</translation>
    </message>
    <message>
      <source>Ignored: {rules}</source>
      <translation>Ignoriert: {rules}</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Image as read by {name}</source>
      <translation>Bild, wie {name} es liest</translation>
    </message>
    <message>
      <source>Image files, folders, multi-page TIFFs, or a picture dragged from a browser.
Text and faces are read on this machine; nothing is sent anywhere.</source>
      <translation>Bilddateien, Ordner, mehrseitige TIFFs oder ein Bild aus dem Browser.
Text und Gesichter werden auf diesem Rechner erkannt; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
      <source>Image is reviewed</source>
      <translation>Bild ist geprüft</translation>
    </message>
    <message>
      <source>Image of {name}</source>
      <translation>Bild zu {name}</translation>
    </message>
    <message>
      <source>Image with polygons</source>
      <translation>Bild mit Polygonen</translation>
    </message>
    <message>
      <source>Image with polygons, scalable</source>
      <translation>Bild mit Polygonen, skalierbar</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Images closed: {count}; their files are untouched</source>
      <translation>Bilder geschlossen: {count}; die Dateien bleiben unberührt</translation>
    </message>
    <message>
      <source>Images measured</source>
      <translation>Gemessene Bilder</translation>
    </message>
    <message>
      <source>Images of the queue not analysed yet: {count}. What was read stays.</source>
      <translation>Noch nicht analysierte Bilder der Warteschlange: {count}. Was gelesen wurde, bleibt.</translation>
    </message>
    <message>
      <source>Images of the queue that are done</source>
      <translation>Fertige Bilder der Warteschlange</translation>
    </message>
    <message>
      <source>Images to export</source>
      <translation>Zu exportierende Bilder</translation>
    </message>
    <message>
      <source>Images with matches</source>
      <translation>Bilder mit Treffern</translation>
    </message>
    <message>
      <source>Import results</source>
      <translation>Ergebnisse importieren</translation>
    </message>
    <message>
      <source>Import results…</source>
      <translation>Ergebnisse importieren…</translation>
    </message>
    <message>
      <source>India</source>
      <translation>Indien</translation>
    </message>
    <message>
      <source>Indonesian</source>
      <translation>Indonesisch</translation>
    </message>
    <message>
      <source>Ingush</source>
      <translation>Inguschisch</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Inspektor</translation>
    </message>
    <message>
      <source>Interlingua</source>
      <translation>Interlingua</translation>
    </message>
    <message>
      <source>Interlingue</source>
      <translation>Interlingue</translation>
    </message>
    <message>
      <source>Inuktitut</source>
      <translation>Inuktitut</translation>
    </message>
    <message>
      <source>Inupiaq</source>
      <translation>Inupiak</translation>
    </message>
    <message>
      <source>Iran</source>
      <translation>Iran</translation>
    </message>
    <message>
      <source>Ireland</source>
      <translation>Irland</translation>
    </message>
    <message>
      <source>Irish</source>
      <translation>Irisch</translation>
    </message>
    <message>
      <source>It uses these libraries, each under its own licence:</source>
      <translation>Es besteht aus diesen Bibliotheken, jede unter ihrer eigenen Lizenz:</translation>
    </message>
    <message>
      <source>It works: {provider} answered for {feature} after {seconds} s.</source>
      <translation>Es funktioniert: {provider} hat für {feature} nach {seconds} s geantwortet.</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>Italienisch</translation>
    </message>
    <message>
      <source>Italy</source>
      <translation>Italien</translation>
    </message>
    <message>
      <source>Its corrections go with it.</source>
      <translation>Ihre Korrekturen werden mit entfernt.</translation>
    </message>
    <message>
      <source>JSON with all evidence</source>
      <translation>JSON mit allen Belegen</translation>
    </message>
    <message>
      <source>Japan</source>
      <translation>Japan</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>Japanisch</translation>
    </message>
    <message>
      <source>Javanese</source>
      <translation>Javanisch</translation>
    </message>
    <message>
      <source>Join lines into paragraphs</source>
      <translation>Zeilen zu Absätzen verbinden</translation>
    </message>
    <message>
      <source>Join lines into paragraphs in transcripts</source>
      <translation>In Transkripten Zeilen zu Absätzen verbinden</translation>
    </message>
    <message>
      <source>Kabardian</source>
      <translation>Kabardinisch</translation>
    </message>
    <message>
      <source>Kalaallisut</source>
      <translation>Grönländisch</translation>
    </message>
    <message>
      <source>Kannada</source>
      <translation>Kannada</translation>
    </message>
    <message>
      <source>Kanuri</source>
      <translation>Kanuri</translation>
    </message>
    <message>
      <source>Karelian</source>
      <translation>Karelisch</translation>
    </message>
    <message>
      <source>Kashmiri</source>
      <translation>Kaschmiri</translation>
    </message>
    <message>
      <source>Kazakh</source>
      <translation>Kasachisch</translation>
    </message>
    <message>
      <source>Kazakhstan</source>
      <translation>Kasachstan</translation>
    </message>
    <message>
      <source>Keep the view between images</source>
      <translation>Ansicht zwischen Bildern beibehalten</translation>
    </message>
    <message>
      <source>Keep zoom and position from image to image</source>
      <translation>Zoom und Ausschnitt von Bild zu Bild beibehalten</translation>
    </message>
    <message>
      <source>Kept in {place} as vidimus:{provider}, {name}</source>
      <translation>Aufbewahrt in: {place}, als vidimus:{provider}, {name}</translation>
    </message>
    <message>
      <source>Kept in {place}.</source>
      <translation>Aufbewahrt in: {place}.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>Key file</source>
      <translation>Schlüsseldatei</translation>
    </message>
    <message>
      <source>Key files</source>
      <translation>Schlüsseldateien</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Keyboard shortcuts you changed, by command; several separated by spaces, none: empty</source>
      <translation>Geänderte Tastenkürzel, nach Befehl; mehrere durch Leerzeichen getrennt, keines: leer</translation>
    </message>
    <message>
      <source>Keyboard shortcuts…</source>
      <translation>Tastenkürzel…</translation>
    </message>
    <message>
      <source>Keys are kept in {place}, never in a file of Vidimus.</source>
      <translation>Schlüssel werden hier aufbewahrt: {place}; nie in einer Datei von Vidimus.</translation>
    </message>
    <message>
      <source>Khmer</source>
      <translation>Khmer</translation>
    </message>
    <message>
      <source>Kikuyu</source>
      <translation>Kikuyu</translation>
    </message>
    <message>
      <source>Kinyarwanda</source>
      <translation>Kinyarwanda</translation>
    </message>
    <message>
      <source>Komi</source>
      <translation>Komi</translation>
    </message>
    <message>
      <source>Kongo</source>
      <translation>Kongolesisch</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>Koreanisch</translation>
    </message>
    <message>
      <source>Kuanyama</source>
      <translation>Kwanyama</translation>
    </message>
    <message>
      <source>Kumyk</source>
      <translation>Kumükisch</translation>
    </message>
    <message>
      <source>Kurdish</source>
      <translation>Kurdisch</translation>
    </message>
    <message>
      <source>Kyrgyz</source>
      <translation>Kirgisisch</translation>
    </message>
    <message>
      <source>Label regions with their text</source>
      <translation>Bereiche mit ihrem Text beschriften</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Landmarks</source>
      <translation>Sehenswürdigkeiten</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Language of the window</source>
      <translation>Sprache des Fensters</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>Sprachen</translation>
    </message>
    <message>
      <source>Languages of the next analysis: {languages}</source>
      <translation>Sprachen der nächsten Analyse: {languages}</translation>
    </message>
    <message>
      <source>Languages of the text</source>
      <translation>Sprachen des Textes</translation>
    </message>
    <message>
      <source>Languages of your images</source>
      <translation>Sprachen Ihrer Bilder</translation>
    </message>
    <message>
      <source>Languages of your images; none: detected automatically</source>
      <translation>Sprachen Ihrer Bilder; keine: automatisch erkannt</translation>
    </message>
    <message>
      <source>Lao</source>
      <translation>Laotisch</translation>
    </message>
    <message>
      <source>Larger images are not opened</source>
      <translation>Größere Bilder werden nicht geöffnet</translation>
    </message>
    <message>
      <source>Larger text in the transcript</source>
      <translation>Größere Schrift im Transkript</translation>
    </message>
    <message>
      <source>Largest image (megapixels)</source>
      <translation>Größtes Bild (Megapixel)</translation>
    </message>
    <message>
      <source>Latin</source>
      <translation>Latein</translation>
    </message>
    <message>
      <source>Latin script</source>
      <translation>lateinische Schrift</translation>
    </message>
    <message>
      <source>Latvian</source>
      <translation>Lettisch</translation>
    </message>
    <message>
      <source>Less contrast</source>
      <translation>Weniger Kontrast</translation>
    </message>
    <message>
      <source>Lezghian</source>
      <translation>Lesgisch</translation>
    </message>
    <message>
      <source>Libraries and their licences</source>
      <translation>Bibliotheken und ihre Lizenzen</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Liechtenstein</source>
      <translation>Liechtenstein</translation>
    </message>
    <message>
      <source>Ligatures and typographic variants</source>
      <translation>Ligaturen und typografische Varianten</translation>
    </message>
    <message>
      <source>Ligatures and variants</source>
      <translation>Ligaturen und Varianten</translation>
    </message>
    <message>
      <source>Ligatures, the long s, kinds of quotation marks and dashes count as their plain form.</source>
      <translation>Ligaturen, langes s, Arten von Anführungszeichen und Strichen gelten als ihre einfache Form.</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Light or dark, or follow the system</source>
      <translation>Hell oder dunkel, oder wie das System</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>Helles Design</translation>
    </message>
    <message>
      <source>Limburgish</source>
      <translation>Limburgisch</translation>
    </message>
    <message>
      <source>Line breaks</source>
      <translation>Zeilenumbrüche</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>Lingala</source>
      <translation>Lingala</translation>
    </message>
    <message>
      <source>Links cannot be opened while the offline switch is on</source>
      <translation>Links können im Offline-Modus nicht geöffnet werden</translation>
    </message>
    <message>
      <source>List all errors again, not only {confusion}</source>
      <translation>Wieder alle Fehler auflisten, nicht nur {confusion}</translation>
    </message>
    <message>
      <source>Lithuanian</source>
      <translation>Litauisch</translation>
    </message>
    <message>
      <source>Lives at most twelve hours; needs the folder.</source>
      <translation>Gilt höchstens zwölf Stunden; braucht den Ordner.</translation>
    </message>
    <message>
      <source>Load thumbnails (contacts the sites)</source>
      <translation>Vorschaubilder laden (kontaktiert die Websites)</translation>
    </message>
    <message>
      <source>Load thumbnails of copies (contacts the sites)</source>
      <translation>Vorschaubilder der Kopien laden (kontaktiert die Websites)</translation>
    </message>
    <message>
      <source>Loading more results…</source>
      <translation>Weitere Treffer werden geladen…</translation>
    </message>
    <message>
      <source>Logos</source>
      <translation>Logos</translation>
    </message>
    <message>
      <source>Look for copies</source>
      <translation>Kopien suchen</translation>
    </message>
    <message>
      <source>Look for copies of images</source>
      <translation>Kopien der Bilder suchen</translation>
    </message>
    <message>
      <source>Low German</source>
      <translation>Niederdeutsch</translation>
    </message>
    <message>
      <source>Lower Sorbian</source>
      <translation>Niedersorbisch</translation>
    </message>
    <message>
      <source>Lower the threshold</source>
      <translation>Schwelle senken</translation>
    </message>
    <message>
      <source>Luba-Katanga</source>
      <translation>Luba-Katanga</translation>
    </message>
    <message>
      <source>Luxembourg</source>
      <translation>Luxemburg</translation>
    </message>
    <message>
      <source>Luxembourgish</source>
      <translation>Luxemburgisch</translation>
    </message>
    <message>
      <source>Macedonian</source>
      <translation>Mazedonisch</translation>
    </message>
    <message>
      <source>Maithili</source>
      <translation>Maithili</translation>
    </message>
    <message>
      <source>Make consensus</source>
      <translation>Konsens bilden</translation>
    </message>
    <message>
      <source>Make consensus…</source>
      <translation>Konsens bilden …</translation>
    </message>
    <message>
      <source>Malagasy</source>
      <translation>Malagasy</translation>
    </message>
    <message>
      <source>Malay</source>
      <translation>Malaiisch</translation>
    </message>
    <message>
      <source>Malayalam</source>
      <translation>Malayalam</translation>
    </message>
    <message>
      <source>Maltese</source>
      <translation>Maltesisch</translation>
    </message>
    <message>
      <source>Manual</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>Manx</source>
      <translation>Manx</translation>
    </message>
    <message>
      <source>Marathi</source>
      <translation>Marathi</translation>
    </message>
    <message>
      <source>Mark as not reviewed</source>
      <translation>Als ungeprüft markieren</translation>
    </message>
    <message>
      <source>Mark as reviewed</source>
      <translation>Als geprüft markieren</translation>
    </message>
    <message>
      <source>Marshallese</source>
      <translation>Marschallesisch</translation>
    </message>
    <message>
      <source>Marwari</source>
      <translation>Marwari</translation>
    </message>
    <message>
      <source>Match case</source>
      <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
      <source>Matches found</source>
      <translation>Gefundene Treffer</translation>
    </message>
    <message>
      <source>Matching</source>
      <translation>Übereinstimmend</translation>
    </message>
    <message>
      <source>Maximum pages per file</source>
      <translation>Höchstzahl Seiten je Datei</translation>
    </message>
    <message>
      <source>Mean CER of the images</source>
      <translation>Mittlere CER der Bilder</translation>
    </message>
    <message>
      <source>Mean WER of the images</source>
      <translation>Mittlere WER der Bilder</translation>
    </message>
    <message>
      <source>Measured against {reference}</source>
      <translation>Gemessen an {reference}</translation>
    </message>
    <message>
      <source>Measured {done} of {total}</source>
      <translation>{done} von {total} gemessen</translation>
    </message>
    <message numerus="yes">
      <source>Measuring %n image(s)</source>
      <translation>
        <numerusform>%n Bild wird gemessen</numerusform>
        <numerusform>%n Bilder werden gemessen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Measuring, %n image(s) done</source>
      <translation>
        <numerusform>Messung läuft, %n Bild fertig</numerusform>
        <numerusform>Messung läuft, %n Bilder fertig</numerusform>
      </translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Verbinden</translation>
    </message>
    <message>
      <source>Merge {what}</source>
      <translation>{what} verbinden</translation>
    </message>
    <message>
      <source>Mexico</source>
      <translation>Mexiko</translation>
    </message>
    <message>
      <source>Middle English</source>
      <translation>Mittelenglisch</translation>
    </message>
    <message>
      <source>Middle French</source>
      <translation>Mittelfranzösisch</translation>
    </message>
    <message>
      <source>Middle High German</source>
      <translation>Mittelhochdeutsch</translation>
    </message>
    <message>
      <source>Missing words</source>
      <translation>Fehlende Wörter</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Model version</source>
      <translation>Modellversion</translation>
    </message>
    <message>
      <source>Mongolian</source>
      <translation>Mongolisch</translation>
    </message>
    <message>
      <source>Mono</source>
      <translation>Mono</translation>
    </message>
    <message>
      <source>Monospaced font in the transcript</source>
      <translation>Nichtproportionale Schrift im Transkript</translation>
    </message>
    <message>
      <source>Monospaced font in transcripts</source>
      <translation>Nichtproportionale Schrift in Transkripten</translation>
    </message>
    <message>
      <source>Montenegro</source>
      <translation>Montenegro</translation>
    </message>
    <message>
      <source>More contrast</source>
      <translation>Mehr Kontrast</translation>
    </message>
    <message>
      <source>More results</source>
      <translation>Weitere Treffer</translation>
    </message>
    <message>
      <source>Most results</source>
      <translation>Höchstzahl Treffer</translation>
    </message>
    <message>
      <source>Mouse</source>
      <translation>Maus</translation>
    </message>
    <message>
      <source>Move and reshape</source>
      <translation>Verschieben und umformen</translation>
    </message>
    <message>
      <source>Move the image</source>
      <translation>Bild verschieben</translation>
    </message>
    <message>
      <source>Move {what}</source>
      <translation>{what} verschieben</translation>
    </message>
    <message>
      <source>Māori</source>
      <translation>Māori</translation>
    </message>
    <message>
      <source>Name of the object</source>
      <translation>Name des Objekts</translation>
    </message>
    <message>
      <source>Nauru</source>
      <translation>Nauruisch</translation>
    </message>
    <message>
      <source>Navajo</source>
      <translation>Navajo</translation>
    </message>
    <message>
      <source>Ndonga</source>
      <translation>Ndonga</translation>
    </message>
    <message>
      <source>Needed with an access token of your own account.</source>
      <translation>Nötig mit einem Zugriffstoken des eigenen Kontos.</translation>
    </message>
    <message>
      <source>Neither reading has any text.</source>
      <translation>Keine der beiden Lesungen hat Text.</translation>
    </message>
    <message>
      <source>Nepali</source>
      <translation>Nepalesisch</translation>
    </message>
    <message>
      <source>Netherlands</source>
      <translation>Niederlande</translation>
    </message>
    <message>
      <source>Never send images over the network</source>
      <translation>Bilder nie über das Netzwerk senden</translation>
    </message>
    <message>
      <source>New here? A tour of one minute shows how to open, check, compare, correct and export.</source>
      <translation>Neu hier? Ein Rundgang von einer Minute zeigt Öffnen, Prüfen, Vergleichen, Korrigieren und Exportieren.</translation>
    </message>
    <message>
      <source>New shortcut</source>
      <translation>Neues Tastenkürzel</translation>
    </message>
    <message>
      <source>New shortcut for {command}</source>
      <translation>Neues Tastenkürzel für {command}</translation>
    </message>
    <message>
      <source>Newari</source>
      <translation>Newari</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Next difference</source>
      <translation>Nächster Unterschied</translation>
    </message>
    <message>
      <source>Next image</source>
      <translation>Nächstes Bild</translation>
    </message>
    <message>
      <source>Next lines</source>
      <translation>Nächste Zeilen</translation>
    </message>
    <message>
      <source>Next not reviewed</source>
      <translation>Nächste ungeprüfte Stelle</translation>
    </message>
    <message>
      <source>Next page of the image</source>
      <translation>Nächste Seite des Bildes</translation>
    </message>
    <message>
      <source>Next provider</source>
      <translation>Nächster Anbieter</translation>
    </message>
    <message>
      <source>Next uncertain word</source>
      <translation>Nächstes unsichere Wort</translation>
    </message>
    <message>
      <source>No analyses are stored</source>
      <translation>Keine Analysen gespeichert</translation>
    </message>
    <message>
      <source>No character differs from the ground truth.</source>
      <translation>Kein Zeichen weicht von der Referenz ab.</translation>
    </message>
    <message>
      <source>No chosen provider has this; {providers} would</source>
      <translation>Kein gewählter Anbieter kann das; {providers} könnte es</translation>
    </message>
    <message>
      <source>No confidences and no errors: nothing to draw.</source>
      <translation>Keine Konfidenzen und keine Fehler: nichts zu zeichnen.</translation>
    </message>
    <message>
      <source>No copies were found.</source>
      <translation>Keine Kopien gefunden.</translation>
    </message>
    <message>
      <source>No copies were looked for. Online services find where an image was published.</source>
      <translation>Kopien wurden nicht gesucht. Online-Dienste finden, wo ein Bild veröffentlicht wurde.</translation>
    </message>
    <message>
      <source>No differences</source>
      <translation>Keine Unterschiede</translation>
    </message>
    <message>
      <source>No errors match this filter.</source>
      <translation>Kein Fehler passt zu diesem Filter.</translation>
    </message>
    <message>
      <source>No errors: the reading matches the ground truth.</source>
      <translation>Keine Fehler: Die Lesung stimmt mit der Referenz überein.</translation>
    </message>
    <message>
      <source>No faces found.</source>
      <translation>Keine Gesichter gefunden.</translation>
    </message>
    <message>
      <source>No feature</source>
      <translation>Kein Merkmal</translation>
    </message>
    <message>
      <source>No image is open</source>
      <translation>Kein Bild geöffnet</translation>
    </message>
    <message>
      <source>No language of this name or code.</source>
      <translation>Keine Sprache mit diesem Namen oder dieser Kennung.</translation>
    </message>
    <message>
      <source>No longer waiting for the keyring. If it still asks, decline it there.</source>
      <translation>Wartet nicht mehr auf den Schlüsselbund. Fragt er noch, lehnen Sie dort ab.</translation>
    </message>
    <message>
      <source>No matches for this filter.</source>
      <translation>Keine Treffer zu diesem Filter.</translation>
    </message>
    <message>
      <source>No open image has both ground truth and a reading: open the right text as reference.</source>
      <translation>Kein offenes Bild hat sowohl eine Referenz als auch eine Lesung: Öffnen Sie den richtigen Text als Referenz.</translation>
    </message>
    <message>
      <source>No provider</source>
      <translation>Kein Anbieter</translation>
    </message>
    <message>
      <source>No raw answer is kept of this analysis.</source>
      <translation>Zu dieser Analyse ist keine Rohantwort aufbewahrt.</translation>
    </message>
    <message>
      <source>No shortcut</source>
      <translation>Kein Tastenkürzel</translation>
    </message>
    <message>
      <source>No site</source>
      <translation>Keine Website</translation>
    </message>
    <message>
      <source>No text and no faces found.</source>
      <translation>Kein Text und keine Gesichter gefunden.</translation>
    </message>
    <message>
      <source>No text found</source>
      <translation>Kein Text gefunden</translation>
    </message>
    <message>
      <source>No text found.</source>
      <translation>Kein Text gefunden.</translation>
    </message>
    <message>
      <source>No uncertain words left</source>
      <translation>Keine unsicheren Wörter mehr</translation>
    </message>
    <message>
      <source>No words match this filter.</source>
      <translation>Keine Wörter passen zu diesem Filter.</translation>
    </message>
    <message>
      <source>Nogai</source>
      <translation>Nogai</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>Normal</translation>
    </message>
    <message>
      <source>Normalised CER</source>
      <translation>Normalisierte CER</translation>
    </message>
    <message>
      <source>North Ndebele</source>
      <translation>Nord-Ndebele</translation>
    </message>
    <message>
      <source>Northern Kurdish</source>
      <translation>Nordkurdisch</translation>
    </message>
    <message>
      <source>Northern Sami</source>
      <translation>Nordsamisch</translation>
    </message>
    <message>
      <source>Norway</source>
      <translation>Norwegen</translation>
    </message>
    <message>
      <source>Norwegian</source>
      <translation>Norwegisch</translation>
    </message>
    <message>
      <source>Norwegian Bokmål</source>
      <translation>Norwegisch (Bokmål)</translation>
    </message>
    <message>
      <source>Norwegian Nynorsk</source>
      <translation>Norwegisch (Nynorsk)</translation>
    </message>
    <message>
      <source>Not a web address: shown as text only</source>
      <translation>Keine Webadresse: nur als Text gezeigt</translation>
    </message>
    <message>
      <source>Not analysed yet.</source>
      <translation>Noch nicht analysiert.</translation>
    </message>
    <message>
      <source>Not assigned</source>
      <translation>Nicht zugeordnet</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>Nicht gefunden</translation>
    </message>
    <message>
      <source>Not read.</source>
      <translation>Nicht gelesen.</translation>
    </message>
    <message>
      <source>Not set</source>
      <translation>Nicht gesetzt</translation>
    </message>
    <message>
      <source>Not text</source>
      <translation>Kein Text</translation>
    </message>
    <message>
      <source>Not uncertain only</source>
      <translation>Nur nicht unsichere</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>Nichts gefunden.</translation>
    </message>
    <message>
      <source>Nothing found. Did you mean:</source>
      <translation>Nichts gefunden. Meinten Sie:</translation>
    </message>
    <message>
      <source>Nothing to review yet: analyse this image, or import results.</source>
      <translation>Noch nichts zu prüfen: Analysieren Sie dieses Bild, oder importieren Sie Ergebnisse.</translation>
    </message>
    <message>
      <source>Notices</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <source>Nyanja</source>
      <translation>Nyanja</translation>
    </message>
    <message>
      <source>OCR quality</source>
      <translation>OCR-Qualität</translation>
    </message>
    <message>
      <source>Objects</source>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>Occitan</source>
      <translation>Okzitanisch</translation>
    </message>
    <message>
      <source>Odia</source>
      <translation>Oriya</translation>
    </message>
    <message>
      <source>Of Yandex Cloud; not needed with an API key.</source>
      <translation>In Yandex Cloud; mit API-Schlüssel nicht nötig.</translation>
    </message>
    <message>
      <source>Of Yandex Cloud; the service wants it with every key.</source>
      <translation>In Yandex Cloud; der Dienst will ihn zu jedem Schlüssel.</translation>
    </message>
    <message>
      <source>Of a service account; the folder follows from it.</source>
      <translation>Eines Dienstkontos; der Ordner ergibt sich daraus.</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Offline</translation>
    </message>
    <message>
      <source>Offline: no image leaves this machine</source>
      <translation>Offline: Kein Bild verlässt diesen Rechner</translation>
    </message>
    <message>
      <source>Ojibwa</source>
      <translation>Ojibwa</translation>
    </message>
    <message>
      <source>Old English</source>
      <translation>Altenglisch</translation>
    </message>
    <message>
      <source>Old French</source>
      <translation>Altfranzösisch</translation>
    </message>
    <message>
      <source>Old High German</source>
      <translation>Althochdeutsch</translation>
    </message>
    <message>
      <source>Old Irish</source>
      <translation>Altirisch</translation>
    </message>
    <message>
      <source>Old Norse</source>
      <translation>Altnordisch</translation>
    </message>
    <message>
      <source>Old Persian</source>
      <translation>Altpersisch</translation>
    </message>
    <message>
      <source>Old Provençal</source>
      <translation>Altprovenzalisch</translation>
    </message>
    <message>
      <source>On device</source>
      <translation>Lokal</translation>
    </message>
    <message>
      <source>On-device reader</source>
      <translation>Lokale Texterkennung</translation>
    </message>
    <message>
      <source>One of the two keys of the resource.</source>
      <translation>Einer der beiden Schlüssel der Ressource.</translation>
    </message>
    <message>
      <source>One reading is made of those ticked: word by word, what the surer ones say.</source>
      <translation>Aus den angekreuzten entsteht eine Lesung: Wort für Wort, was die sichereren sagen.</translation>
    </message>
    <message>
      <source>One row per word, for spreadsheets.</source>
      <translation>Eine Zeile je Wort, für Tabellenprogramme.</translation>
    </message>
    <message>
      <source>One row per word: position, text, confidence, provider.</source>
      <translation>Eine Zeile je Wort: Position, Text, Konfidenz, Anbieter.</translation>
    </message>
    <message>
      <source>Online again</source>
      <translation>Wieder online</translation>
    </message>
    <message>
      <source>Online: your image is uploaded</source>
      <translation>Online: Ihr Bild wird hochgeladen</translation>
    </message>
    <message>
      <source>Only in the first</source>
      <translation>Nur in der ersten</translation>
    </message>
    <message>
      <source>Only in the second</source>
      <translation>Nur in der zweiten</translation>
    </message>
    <message>
      <source>Only in {reading}</source>
      <translation>Nur in {reading}</translation>
    </message>
    <message>
      <source>Only on site</source>
      <translation>Nur auf Website</translation>
    </message>
    <message>
      <source>Only pages of a PDF have one</source>
      <translation>Nur PDF-Seiten haben eine</translation>
    </message>
    <message>
      <source>Only part of {name} can be shown: its file is cut off</source>
      <translation>Von {name} ist nur ein Teil darstellbar: Die Datei ist abgeschnitten</translation>
    </message>
    <message>
      <source>Only {confusion}</source>
      <translation>Nur {confusion}</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open again</source>
      <translation>Wieder öffnen</translation>
    </message>
    <message>
      <source>Open an image with a reading and its ground truth to see how good the reading is.</source>
      <translation>Öffnen Sie ein Bild mit einer Lesung und ihrer Referenz, um zu sehen, wie gut die Lesung ist.</translation>
    </message>
    <message>
      <source>Open as reference</source>
      <translation>Als Referenz öffnen</translation>
    </message>
    <message>
      <source>Open as reference…</source>
      <translation>Als Referenz öffnen…</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Open folder…</source>
      <translation>Ordner öffnen…</translation>
    </message>
    <message>
      <source>Open image</source>
      <translation>Bild öffnen</translation>
    </message>
    <message>
      <source>Open image found</source>
      <translation>Gefundenes Bild öffnen</translation>
    </message>
    <message>
      <source>Open images</source>
      <translation>Bilder öffnen</translation>
    </message>
    <message>
      <source>Open images, folders, links</source>
      <translation>Bilder, Ordner, Links öffnen</translation>
    </message>
    <message>
      <source>Open images…</source>
      <translation>Bilder öffnen…</translation>
    </message>
    <message>
      <source>Open link</source>
      <translation>Link öffnen</translation>
    </message>
    <message>
      <source>Open link…</source>
      <translation>Link öffnen…</translation>
    </message>
    <message>
      <source>Open page</source>
      <translation>Seite öffnen</translation>
    </message>
    <message>
      <source>Open recent…</source>
      <translation>Zuletzt geöffnet…</translation>
    </message>
    <message>
      <source>Open samples</source>
      <translation>Beispiele öffnen</translation>
    </message>
    <message>
      <source>Open settings</source>
      <translation>Einstellungen öffnen</translation>
    </message>
    <message>
      <source>Open the samples</source>
      <translation>Beispiele öffnen</translation>
    </message>
    <message>
      <source>Opening</source>
      <translation>Öffnen</translation>
    </message>
    <message numerus="yes">
      <source>Opens %n image(s)</source>
      <translation>
        <numerusform>Öffnet %n Bild</numerusform>
        <numerusform>Öffnet %n Bilder</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Opens the images in %n folder(s)</source>
      <translation>
        <numerusform>Öffnet die Bilder in %n Ordner</numerusform>
        <numerusform>Öffnet die Bilder in %n Ordnern</numerusform>
      </translation>
    </message>
    <message>
      <source>Opens the images in the folder {name}</source>
      <translation>Öffnet die Bilder im Ordner {name}</translation>
    </message>
    <message>
      <source>Opens {name}</source>
      <translation>Öffnet {name}</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Öffnen…</translation>
    </message>
    <message>
      <source>Options of providers, by provider id and name: google-vision.model</source>
      <translation>Optionen der Anbieter, nach Kennung und Name: google-vision.model</translation>
    </message>
    <message>
      <source>Order of the list</source>
      <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
      <source>Oromo</source>
      <translation>Oromo</translation>
    </message>
    <message>
      <source>Ossetic</source>
      <translation>Ossetisch</translation>
    </message>
    <message>
      <source>Other addresses for providers, by provider id</source>
      <translation>Andere Adressen für Anbieter, nach Kennung</translation>
    </message>
    <message>
      <source>Ottoman Turkish</source>
      <translation>Osmanisch</translation>
    </message>
    <message>
      <source>Overlays</source>
      <translation>Ebenen</translation>
    </message>
    <message>
      <source>Overview</source>
      <translation>Übersicht</translation>
    </message>
    <message>
      <source>Overview not shown</source>
      <translation>Übersicht ausgeblendet</translation>
    </message>
    <message>
      <source>Overview shown when zoomed in</source>
      <translation>Übersicht erscheint beim Vergrößern</translation>
    </message>
    <message>
      <source>PAGE file</source>
      <translation>PAGE-Datei</translation>
    </message>
    <message>
      <source>PDF text layer</source>
      <translation>PDF-Textebene</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <source>Page </source>
      <translation>Seite </translation>
    </message>
    <message>
      <source>Page of the image</source>
      <translation>Seite des Bildes</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Pakistan</source>
      <translation>Pakistan</translation>
    </message>
    <message>
      <source>Pali</source>
      <translation>Pali</translation>
    </message>
    <message>
      <source>Pampanga</source>
      <translation>Pampanggan</translation>
    </message>
    <message>
      <source>Parent</source>
      <translation>Parent</translation>
    </message>
    <message>
      <source>Partial copies</source>
      <translation>Teilkopien</translation>
    </message>
    <message>
      <source>Pashto</source>
      <translation>Paschtu</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Passwort</translation>
    </message>
    <message>
      <source>Paste image or link</source>
      <translation>Bild oder Link einfügen</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Pause the queue</source>
      <translation>Warteschlange anhalten</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>Persian</source>
      <translation>Persisch</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Plain text</source>
      <translation>Reiner Text</translation>
    </message>
    <message>
      <source>Plots</source>
      <translation>Grafik</translation>
    </message>
    <message>
      <source>Pointer</source>
      <translation>Zeiger</translation>
    </message>
    <message>
      <source>Polish</source>
      <translation>Polnisch</translation>
    </message>
    <message>
      <source>Polygon</source>
      <translation>Polygon</translation>
    </message>
    <message>
      <source>Portugal</source>
      <translation>Portugal</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>Portugiesisch</translation>
    </message>
    <message>
      <source>Previous difference</source>
      <translation>Voriger Unterschied</translation>
    </message>
    <message>
      <source>Previous image</source>
      <translation>Voriges Bild</translation>
    </message>
    <message>
      <source>Previous lines</source>
      <translation>Vorige Zeilen</translation>
    </message>
    <message>
      <source>Previous page of the image</source>
      <translation>Vorige Seite des Bildes</translation>
    </message>
    <message>
      <source>Previous provider</source>
      <translation>Voriger Anbieter</translation>
    </message>
    <message>
      <source>Previous uncertain word</source>
      <translation>Voriges unsichere Wort</translation>
    </message>
    <message>
      <source>Price of 1,000 calls of a provider, with its currency, by provider</source>
      <translation>Preis von 1.000 Aufrufen eines Anbieters mit Währung, je Anbieter</translation>
    </message>
    <message>
      <source>Price per 1,000 calls</source>
      <translation>Preis je 1.000 Aufrufe</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Privatsphäre</translation>
    </message>
    <message>
      <source>Private mode: save no analyses and no list of images</source>
      <translation>Privater Modus: weder Analysen noch Bilderliste speichern</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Produkt</translation>
    </message>
    <message>
      <source>Product categories</source>
      <translation>Produktkategorien</translation>
    </message>
    <message>
      <source>Product filter</source>
      <translation>Produktfilter</translation>
    </message>
    <message>
      <source>Product set</source>
      <translation>Produktgruppe</translation>
    </message>
    <message>
      <source>Products</source>
      <translation>Produkte</translation>
    </message>
    <message>
      <source>Project for quota</source>
      <translation>Projekt für Kontingent</translation>
    </message>
    <message>
      <source>Properties</source>
      <translation>Eigenschaften</translation>
    </message>
    <message>
      <source>Provenance</source>
      <translation>Herkunft</translation>
    </message>
    <message>
      <source>Provider</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <source>Providers</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <source>Providers and API keys</source>
      <translation>Anbieter und API-Schlüssel</translation>
    </message>
    <message>
      <source>Providers and API keys…</source>
      <translation>Anbieter und API-Schlüssel…</translation>
    </message>
    <message>
      <source>Providers and keys…</source>
      <translation>Anbieter und Schlüssel…</translation>
    </message>
    <message>
      <source>Providers to which you agreed to send images</source>
      <translation>Anbieter, an die Sie Bilder senden wollen</translation>
    </message>
    <message>
      <source>Punctuation</source>
      <translation>Satzzeichen</translation>
    </message>
    <message>
      <source>Punjabi</source>
      <translation>Punjabi</translation>
    </message>
    <message>
      <source>Puts the file on the clipboard; or drag it from here into another window</source>
      <translation>Legt die Datei in die Zwischenablage; oder ziehen Sie sie von hier in ein anderes Fenster</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Quality against ground truth</source>
      <translation>Qualität gegenüber der Referenz</translation>
    </message>
    <message>
      <source>Quality report</source>
      <translation>Qualitätsbericht</translation>
    </message>
    <message numerus="yes">
      <source>Quality report of %n image(s): {name}</source>
      <translation>
        <numerusform>Qualitätsbericht über %n Bild: {name}</numerusform>
        <numerusform>Qualitätsbericht über %n Bilder: {name}</numerusform>
      </translation>
    </message>
    <message>
      <source>Quality report…</source>
      <translation>Qualitätsbericht…</translation>
    </message>
    <message>
      <source>Quechua</source>
      <translation>Quechua</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Raise the threshold</source>
      <translation>Schwelle erhöhen</translation>
    </message>
    <message>
      <source>Rajasthani</source>
      <translation>Rajasthani</translation>
    </message>
    <message>
      <source>Raw answer</source>
      <translation>Rohantwort</translation>
    </message>
    <message>
      <source>Raw answer of {provider} — {image}</source>
      <translation>Rohantwort von {provider} — {image}</translation>
    </message>
    <message>
      <source>Reader not running</source>
      <translation>Texterkennung läuft nicht</translation>
    </message>
    <message>
      <source>Reader ready</source>
      <translation>Texterkennung bereit</translation>
    </message>
    <message>
      <source>Reader starting</source>
      <translation>Texterkennung startet</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Lesung</translation>
    </message>
    <message>
      <source>Reading whose errors are listed</source>
      <translation>Lesung, deren Fehler aufgelistet sind</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>{name} wird gelesen…</translation>
    </message>
    <message>
      <source>Readings</source>
      <translation>Lesungen</translation>
    </message>
    <message>
      <source>Readings beside each other</source>
      <translation>Lesungen nebeneinander</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Liest…</translation>
    </message>
    <message>
      <source>Reads images with vision services or on this device: view, compare, correct.</source>
      <translation>Liest Bilder mit Diensten oder auf diesem Rechner; zum Ansehen, Vergleichen, Korrigieren.</translation>
    </message>
    <message>
      <source>Reads {languages}</source>
      <translation>Liest {languages}</translation>
    </message>
    <message>
      <source>Recent files</source>
      <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
      <source>Recent files, the latest first</source>
      <translation>Zuletzt geöffnete Dateien, die neueste zuerst</translation>
    </message>
    <message>
      <source>Recently used commands of the palette, the latest first</source>
      <translation>Zuletzt benutzte Befehle der Palette, der neueste zuerst</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Redone: {what}</source>
      <translation>Wiederholt: {what}</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referenz</translation>
    </message>
    <message>
      <source>Reference ({title})</source>
      <translation>Referenz ({title})</translation>
    </message>
    <message>
      <source>Regions as training data for object detection.</source>
      <translation>Bereiche als Trainingsdaten für Objekterkennung.</translation>
    </message>
    <message>
      <source>Regions to be edited in labelme; lay it beside the image.</source>
      <translation>Bereiche zum Bearbeiten in labelme; legen Sie die Datei neben das Bild.</translation>
    </message>
    <message>
      <source>Regular expression</source>
      <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
      <source>Relation</source>
      <translation>Beziehung</translation>
    </message>
    <message>
      <source>Relations shown</source>
      <translation>Gezeigte Arten</translation>
    </message>
    <message>
      <source>Reliability</source>
      <translation>Zuverlässigkeit</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove all shortcuts of the command</source>
      <translation>Alle Tastenkürzel des Befehls entfernen</translation>
    </message>
    <message>
      <source>Remove this analysis of {name}?</source>
      <translation>Diese Analyse von {name} entfernen?</translation>
    </message>
    <message>
      <source>Remove {label}</source>
      <translation>{label} entfernen</translation>
    </message>
    <message>
      <source>Removed.</source>
      <translation>Entfernt.</translation>
    </message>
    <message>
      <source>Rename {what}</source>
      <translation>{what} umbenennen</translation>
    </message>
    <message>
      <source>Reopen last session at start</source>
      <translation>Letzte Sitzung beim Start wieder öffnen</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Ersetzen</translation>
    </message>
    <message numerus="yes">
      <source>Replace %n file(s)?</source>
      <translation>
        <numerusform>%n Datei ersetzen?</numerusform>
        <numerusform>%n Dateien ersetzen?</numerusform>
      </translation>
    </message>
    <message>
      <source>Reset image</source>
      <translation>Bild zurücksetzen</translation>
    </message>
    <message>
      <source>Reshape {what}</source>
      <translation>{what} umformen</translation>
    </message>
    <message>
      <source>Resolution at which pages of a PDF are opened, in dpi</source>
      <translation>Auflösung, mit der PDF-Seiten geöffnet werden, in dpi</translation>
    </message>
    <message>
      <source>Resolution of PDF pages (dpi)</source>
      <translation>Auflösung von PDF-Seiten (dpi)</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Restore all default shortcuts</source>
      <translation>Alle Standard-Tastenkürzel wiederherstellen</translation>
    </message>
    <message>
      <source>Restore all defaults</source>
      <translation>Alle auf Standard</translation>
    </message>
    <message>
      <source>Restore earlier corrections</source>
      <translation>Frühere Korrekturen wiederherstellen</translation>
    </message>
    <message>
      <source>Restore the default shortcuts of the command</source>
      <translation>Standard-Tastenkürzel des Befehls wiederherstellen</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>Funde</translation>
    </message>
    <message>
      <source>Results and OCR files</source>
      <translation>Ergebnisse und OCR-Dateien</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Retry failed</source>
      <translation>Fehlgeschlagene erneut versuchen</translation>
    </message>
    <message>
      <source>Reverse order</source>
      <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Review queue</source>
      <translation>Prüfliste</translation>
    </message>
    <message>
      <source>Romanian</source>
      <translation>Rumänisch</translation>
    </message>
    <message>
      <source>Romansh</source>
      <translation>Rätoromanisch</translation>
    </message>
    <message>
      <source>Romany</source>
      <translation>Romani</translation>
    </message>
    <message>
      <source>Rotate</source>
      <translation>Drehen</translation>
    </message>
    <message>
      <source>Rotate left</source>
      <translation>Nach links drehen</translation>
    </message>
    <message>
      <source>Rotate left 1°</source>
      <translation>1° nach links drehen</translation>
    </message>
    <message>
      <source>Rotate right</source>
      <translation>Nach rechts drehen</translation>
    </message>
    <message>
      <source>Rotate right 1°</source>
      <translation>1° nach rechts drehen</translation>
    </message>
    <message>
      <source>Rundi</source>
      <translation>Rundi</translation>
    </message>
    <message>
      <source>Russia</source>
      <translation>Russland</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>Russisch</translation>
    </message>
    <message>
      <source>Safety</source>
      <translation>Jugendschutz</translation>
    </message>
    <message>
      <source>Samoan</source>
      <translation>Samoanisch</translation>
    </message>
    <message>
      <source>Sango</source>
      <translation>Sango</translation>
    </message>
    <message>
      <source>Sanskrit</source>
      <translation>Sanskrit</translation>
    </message>
    <message>
      <source>Santali</source>
      <translation>Santali</translation>
    </message>
    <message>
      <source>Sardinian</source>
      <translation>Sardisch</translation>
    </message>
    <message>
      <source>Saudi Arabia</source>
      <translation>Saudi-Arabien</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Speichern unter…</translation>
    </message>
    <message>
      <source>Save keys</source>
      <translation>Schlüssel speichern</translation>
    </message>
    <message>
      <source>Save plot</source>
      <translation>Grafik speichern</translation>
    </message>
    <message>
      <source>Save quality report</source>
      <translation>Qualitätsbericht speichern</translation>
    </message>
    <message>
      <source>Save raw answer</source>
      <translation>Rohantwort speichern</translation>
    </message>
    <message>
      <source>Save the answer as it came</source>
      <translation>Antwort speichern, wie sie kam</translation>
    </message>
    <message>
      <source>Save the plot as SVG: {title}</source>
      <translation>Grafik als SVG speichern: {title}</translation>
    </message>
    <message>
      <source>Saved {name}</source>
      <translation>{name} gespeichert</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Speichern…</translation>
    </message>
    <message>
      <source>Scottish Gaelic</source>
      <translation>Gälisch (Schottland)</translation>
    </message>
    <message>
      <source>Screen capture {date}</source>
      <translation>Bildschirmaufnahme {date}</translation>
    </message>
    <message>
      <source>Search languages by name or code</source>
      <translation>Sprachen nach Name oder Kennung suchen</translation>
    </message>
    <message>
      <source>Search, or type codes: de, ru</source>
      <translation>Suchen oder Kennungen eingeben: de, ru</translation>
    </message>
    <message>
      <source>Searchable PDF</source>
      <translation>Durchsuchbares PDF</translation>
    </message>
    <message>
      <source>Searches the lines exactly as they were read</source>
      <translation>Sucht in den Zeilen genau so, wie sie gelesen wurden</translation>
    </message>
    <message>
      <source>Second reading</source>
      <translation>Zweite Lesung</translation>
    </message>
    <message>
      <source>Seconds one image may take with one provider</source>
      <translation>Sekunden, die ein Bild bei einem Anbieter dauern darf</translation>
    </message>
    <message>
      <source>Select a region</source>
      <translation>Bereich auswählen</translation>
    </message>
    <message>
      <source>Select a word here or on the image, press {key}, type, and press Enter. The original reading is kept, and {undo} takes it back.</source>
      <translation>Wählen Sie hier oder im Bild ein Wort, drücken Sie {key}, tippen Sie und drücken Sie Eingabe. Die ursprüngliche Lesung bleibt erhalten, {undo} nimmt es zurück.</translation>
    </message>
    <message>
      <source>Select all images</source>
      <translation>Alle Bilder auswählen</translation>
    </message>
    <message>
      <source>Select all text</source>
      <translation>Ganzen Text auswählen</translation>
    </message>
    <message>
      <source>Select with a lasso</source>
      <translation>Mit Lasso auswählen</translation>
    </message>
    <message>
      <source>Select with a rectangle</source>
      <translation>Mit Rechteck auswählen</translation>
    </message>
    <message>
      <source>Selected images</source>
      <translation>Ausgewählte Bilder</translation>
    </message>
    <message>
      <source>Selected images: {number}</source>
      <translation>Ausgewählte Bilder: {number}</translation>
    </message>
    <message>
      <source>Selected region</source>
      <translation>Ausgewählter Bereich</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>Senden</translation>
    </message>
    <message>
      <source>Send images to {host}?</source>
      <translation>Bilder an {host} senden?</translation>
    </message>
    <message>
      <source>Sends a small picture made for this, none of yours, and keeps nothing of it</source>
      <translation>Sendet ein kleines, eigens gemachtes Bild, keines von Ihren, und bewahrt nichts davon auf</translation>
    </message>
    <message>
      <source>Separated by commas.</source>
      <translation>Durch Kommas getrennt.</translation>
    </message>
    <message>
      <source>Serbia</source>
      <translation>Serbien</translation>
    </message>
    <message>
      <source>Serbian</source>
      <translation>Serbisch</translation>
    </message>
    <message>
      <source>Serbo-Croatian</source>
      <translation>Serbo-Kroatisch</translation>
    </message>
    <message>
      <source>Service account</source>
      <translation>Dienstkonto</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <source>Share of right words by confidence: {values}</source>
      <translation>Anteil richtiger Wörter nach Konfidenz: {values}</translation>
    </message>
    <message>
      <source>Shift+drag</source>
      <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
      <source>Shona</source>
      <translation>Shona</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Show all images</source>
      <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
      <source>Show all providers together</source>
      <translation>Alle Anbieter zusammen zeigen</translation>
    </message>
    <message>
      <source>Show analysed images</source>
      <translation>Analysierte Bilder zeigen</translation>
    </message>
    <message>
      <source>Show and hide overlays</source>
      <translation>Überlagerungen zeigen und verbergen</translation>
    </message>
    <message>
      <source>Show and sort images</source>
      <translation>Bilder zeigen und sortieren</translation>
    </message>
    <message>
      <source>Show blocks</source>
      <translation>Blöcke zeigen</translation>
    </message>
    <message>
      <source>Show copies</source>
      <translation>Kopien zeigen</translation>
    </message>
    <message>
      <source>Show faces</source>
      <translation>Gesichter zeigen</translation>
    </message>
    <message>
      <source>Show failed image</source>
      <translation>Fehlgeschlagenes Bild zeigen</translation>
    </message>
    <message>
      <source>Show findings</source>
      <translation>Funde zeigen</translation>
    </message>
    <message>
      <source>Show images not analysed</source>
      <translation>Nicht analysierte Bilder zeigen</translation>
    </message>
    <message>
      <source>Show images with copies found</source>
      <translation>Bilder mit Kopien zeigen</translation>
    </message>
    <message>
      <source>Show least certain image</source>
      <translation>Unsicherstes Bild zeigen</translation>
    </message>
    <message>
      <source>Show lines</source>
      <translation>Zeilen zeigen</translation>
    </message>
    <message>
      <source>Show next failed image</source>
      <translation>Nächstes fehlgeschlagenes Bild zeigen</translation>
    </message>
    <message>
      <source>Show objects</source>
      <translation>Objekte zeigen</translation>
    </message>
    <message>
      <source>Show only sites whose name holds this</source>
      <translation>Nur Websites zeigen, deren Name dies enthält</translation>
    </message>
    <message>
      <source>Show original</source>
      <translation>Original zeigen</translation>
    </message>
    <message>
      <source>Show raw answer</source>
      <translation>Rohantwort zeigen</translation>
    </message>
    <message>
      <source>Show the selected region</source>
      <translation>Ausgewählten Bereich zeigen</translation>
    </message>
    <message>
      <source>Show the selected region under the findings</source>
      <translation>Ausgewählten Bereich unter den Funden zeigen</translation>
    </message>
    <message>
      <source>Show what can be decoded of images that are cut off</source>
      <translation>Von abgeschnittenen Bilddateien zeigen, was sich decodieren lässt</translation>
    </message>
    <message>
      <source>Show words</source>
      <translation>Wörter zeigen</translation>
    </message>
    <message numerus="yes">
      <source>Shows the results in %n file(s) with their images</source>
      <translation>
        <numerusform>Zeigt die Ergebnisse aus %n Datei bei ihren Bildern</numerusform>
        <numerusform>Zeigt die Ergebnisse aus %n Dateien bei ihren Bildern</numerusform>
      </translation>
    </message>
    <message>
      <source>Shows the results in {name} with their image</source>
      <translation>Zeigt die Ergebnisse aus {name} bei ihrem Bild</translation>
    </message>
    <message>
      <source>Sichuan Yi</source>
      <translation>Yi</translation>
    </message>
    <message>
      <source>Similar only</source>
      <translation>Nur ähnliche</translation>
    </message>
    <message>
      <source>Sindhi</source>
      <translation>Sindhi</translation>
    </message>
    <message>
      <source>Singapore</source>
      <translation>Singapur</translation>
    </message>
    <message>
      <source>Sinhala</source>
      <translation>Singhalesisch</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Website</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Skip the tour</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Slovak</source>
      <translation>Slowakisch</translation>
    </message>
    <message>
      <source>Slovenian</source>
      <translation>Slowenisch</translation>
    </message>
    <message>
      <source>Smaller text in the transcript</source>
      <translation>Kleinere Schrift im Transkript</translation>
    </message>
    <message>
      <source>Somali</source>
      <translation>Somali</translation>
    </message>
    <message>
      <source>Some corrections of this image could not be read</source>
      <translation>Einige Korrekturen dieses Bildes konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>Something went wrong inside Vidimus ({error}). What you see may be incomplete.</source>
      <translation>In Vidimus ist etwas schiefgegangen ({error}). Was Sie sehen, ist vielleicht unvollständig.</translation>
    </message>
    <message>
      <source>Sort</source>
      <translation>Sortieren</translation>
    </message>
    <message>
      <source>Sort images by confidence</source>
      <translation>Nach Konfidenz sortieren</translation>
    </message>
    <message>
      <source>Sort images by copies found</source>
      <translation>Nach gefundenen Kopien sortieren</translation>
    </message>
    <message>
      <source>Sort images by errors</source>
      <translation>Nach Fehlern sortieren</translation>
    </message>
    <message>
      <source>Sort images by name</source>
      <translation>Nach Namen sortieren</translation>
    </message>
    <message>
      <source>Sort images by order of opening</source>
      <translation>Nach dem Öffnen sortieren</translation>
    </message>
    <message>
      <source>Sort images by state</source>
      <translation>Nach Zustand sortieren</translation>
    </message>
    <message>
      <source>Sort: {order}</source>
      <translation>Sortierung: {order}</translation>
    </message>
    <message>
      <source>South Korea</source>
      <translation>Südkorea</translation>
    </message>
    <message>
      <source>South Ndebele</source>
      <translation>Süd-Ndebele</translation>
    </message>
    <message>
      <source>Southern Sotho</source>
      <translation>Süd-Sotho</translation>
    </message>
    <message>
      <source>Space+drag, middle button</source>
      <translation>Leertaste+Ziehen, mittlere Taste</translation>
    </message>
    <message>
      <source>Spaces differ</source>
      <translation>Leerzeichen verschieden</translation>
    </message>
    <message>
      <source>Spain</source>
      <translation>Spanien</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>Spanisch</translation>
    </message>
    <message>
      <source>Split here</source>
      <translation>Hier teilen</translation>
    </message>
    <message>
      <source>Split {what}</source>
      <translation>{what} teilen</translation>
    </message>
    <message>
      <source>Stands in quality reports; empty: not known</source>
      <translation>Steht in Qualitätsberichten; leer: nicht bekannt</translation>
    </message>
    <message>
      <source>Start the tour</source>
      <translation>Rundgang starten</translation>
    </message>
    <message>
      <source>Step {number} of {count}</source>
      <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stoppen</translation>
    </message>
    <message>
      <source>Stop analysing?</source>
      <translation>Analyse stoppen?</translation>
    </message>
    <message>
      <source>Storage limit (MB)</source>
      <translation>Speicherlimit (MB)</translation>
    </message>
    <message>
      <source>Storage limit for saved analyses; the oldest are deleted first</source>
      <translation>Speicherlimit für gespeicherte Analysen; die ältesten werden zuerst gelöscht</translation>
    </message>
    <message>
      <source>Sundanese</source>
      <translation>Sundanesisch</translation>
    </message>
    <message>
      <source>Swahili</source>
      <translation>Suaheli</translation>
    </message>
    <message>
      <source>Swap the readings</source>
      <translation>Lesungen vertauschen</translation>
    </message>
    <message>
      <source>Swati</source>
      <translation>Swazi</translation>
    </message>
    <message>
      <source>Sweden</source>
      <translation>Schweden</translation>
    </message>
    <message>
      <source>Swedish</source>
      <translation>Schwedisch</translation>
    </message>
    <message>
      <source>Swiss German</source>
      <translation>Schweizerdeutsch</translation>
    </message>
    <message>
      <source>Switzerland</source>
      <translation>Schweiz</translation>
    </message>
    <message>
      <source>Syriac</source>
      <translation>Syrisch</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Tabellen</translation>
    </message>
    <message>
      <source>Tagalog</source>
      <translation>Tagalog</translation>
    </message>
    <message>
      <source>Tahitian</source>
      <translation>Tahitisch</translation>
    </message>
    <message>
      <source>Taiwan</source>
      <translation>Taiwan</translation>
    </message>
    <message>
      <source>Tajik</source>
      <translation>Tadschikisch</translation>
    </message>
    <message>
      <source>Taken from {file}. Save it to keep it, or test it first.</source>
      <translation>Aus {file} übernommen. Speichern Sie ihn, oder testen Sie ihn zuerst.</translation>
    </message>
    <message numerus="yes">
      <source>Takes %n file(s) as the reference texts of their images</source>
      <translation>
        <numerusform>Nimmt %n Datei als Referenztext ihres Bildes</numerusform>
        <numerusform>Nimmt %n Dateien als Referenztexte ihrer Bilder</numerusform>
      </translation>
    </message>
    <message>
      <source>Takes the key from the JSON file you downloaded; it can be dropped here too</source>
      <translation>Übernimmt den Schlüssel aus der heruntergeladenen JSON-Datei; sie kann auch hier abgelegt werden</translation>
    </message>
    <message>
      <source>Takes {name} as the reference text of its image</source>
      <translation>Nimmt {name} als Referenztext seines Bildes</translation>
    </message>
    <message>
      <source>Tamil</source>
      <translation>Tamil</translation>
    </message>
    <message>
      <source>Tatar</source>
      <translation>Tatarisch</translation>
    </message>
    <message>
      <source>Telugu</source>
      <translation>Telugu</translation>
    </message>
    <message>
      <source>Tesseract is not installed</source>
      <translation>Tesseract ist nicht installiert</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Testing {provider} with a small picture…</source>
      <translation>{provider} wird mit einem kleinen Bild getestet…</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Text file</source>
      <translation>Textdatei</translation>
    </message>
    <message>
      <source>Text mode</source>
      <translation>Textmodus</translation>
    </message>
    <message>
      <source>Text model</source>
      <translation>Textmodell</translation>
    </message>
    <message>
      <source>Text of the line</source>
      <translation>Text der Zeile</translation>
    </message>
    <message>
      <source>Text of the word</source>
      <translation>Text des Wortes</translation>
    </message>
    <message>
      <source>Text of {reading}</source>
      <translation>Text von {reading}</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>Thailändisch</translation>
    </message>
    <message numerus="yes">
      <source>The %n selected, one file each</source>
      <translation>
        <numerusform>Das %n ausgewählte, eine Datei</numerusform>
        <numerusform>Die %n ausgewählten, je eine Datei</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The answer is of %n image(s); image {number} fits this one</source>
      <translation>
        <numerusform>Die Antwort ist von %n Bild; Bild {number} passt zu diesem</numerusform>
        <numerusform>Die Antwort ist von %n Bildern; Bild {number} passt zu diesem</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The consensus is made; ties: %n word(s)</source>
      <translation>
        <numerusform>Der Konsens ist gebildet; Gleichstand: %n Wort</numerusform>
        <numerusform>Der Konsens ist gebildet; Gleichstand: %n Wörter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The errors that remain are estimated from %n place(s) on</source>
      <translation>
        <numerusform>Die verbleibenden Fehler werden ab %n Stelle geschätzt</numerusform>
        <numerusform>Die verbleibenden Fehler werden ab %n Stellen geschätzt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The file has %n page(s); page {number} was taken</source>
      <translation>
        <numerusform>Die Datei hat %n Seite; genommen wurde Seite {number}</numerusform>
        <numerusform>Die Datei hat %n Seiten; genommen wurde Seite {number}</numerusform>
      </translation>
    </message>
    <message>
      <source>The first {number} are listed.</source>
      <translation>Die ersten {number} sind aufgeführt.</translation>
    </message>
    <message>
      <source>The format exported last</source>
      <translation>Das zuletzt exportierte Format</translation>
    </message>
    <message>
      <source>The image is not reviewed</source>
      <translation>Das Bild ist ungeprüft</translation>
    </message>
    <message>
      <source>The image is reviewed</source>
      <translation>Das Bild ist geprüft</translation>
    </message>
    <message>
      <source>The image with an invisible text layer, to search and copy.</source>
      <translation>Das Bild mit einer unsichtbaren Textebene, zum Suchen und Kopieren.</translation>
    </message>
    <message>
      <source>The image with the overlays that are switched on, sharp at every zoom.</source>
      <translation>Das Bild mit den eingeschalteten Ebenen, scharf in jeder Vergrößerung.</translation>
    </message>
    <message>
      <source>The image with the overlays that are switched on.</source>
      <translation>Das Bild mit den eingeschalteten Ebenen.</translation>
    </message>
    <message>
      <source>The image with the regions that were found drawn over it</source>
      <translation>Das Bild, darüber gezeichnet die gefundenen Bereiche</translation>
    </message>
    <message>
      <source>The manual in the menu Help tells more</source>
      <translation>Mehr steht im Handbuch im Menü Hilfe</translation>
    </message>
    <message>
      <source>The new request failed</source>
      <translation>Die neue Anfrage ist fehlgeschlagen</translation>
    </message>
    <message>
      <source>The one before is among the earlier analyses if it differs.</source>
      <translation>Der vorige steht unter den früheren Analysen, wenn er anders ist.</translation>
    </message>
    <message>
      <source>The overlays that are drawn</source>
      <translation>Die Ebenen, die gezeichnet werden</translation>
    </message>
    <message>
      <source>The providers a new image is analysed with</source>
      <translation>Die Anbieter, mit denen ein neues Bild analysiert wird</translation>
    </message>
    <message>
      <source>The reading models are those of PP-OCR (Apache-2.0); Tesseract is a program of its own.</source>
      <translation>Die Lesemodelle sind die von PP-OCR (Apache-2.0); Tesseract ist ein eigenes Programm.</translation>
    </message>
    <message>
      <source>The region in the image</source>
      <translation>Der Bereich im Bild</translation>
    </message>
    <message>
      <source>The tab Compare ({key}) lays two readings side by side and lists where they differ: two providers, or a reading and its ground truth. The sample brings its own.</source>
      <translation>Der Reiter Vergleich ({key}) legt zwei Lesungen nebeneinander und listet, wo sie abweichen: zwei Anbieter oder eine Lesung und ihre Ground Truth. Das Beispiel bringt seine mit.</translation>
    </message>
    <message>
      <source>The text of this image has not been read</source>
      <translation>Der Text dieses Bildes wurde nicht gelesen</translation>
    </message>
    <message>
      <source>The text the PDF holds itself</source>
      <translation>Der Text, den die PDF-Datei selbst enthält</translation>
    </message>
    <message>
      <source>The tour was offered at a first start</source>
      <translation>Der Rundgang wurde beim ersten Start angeboten</translation>
    </message>
    <message>
      <source>The view is kept between images</source>
      <translation>Die Ansicht bleibt zwischen Bildern erhalten</translation>
    </message>
    <message>
      <source>The whole JSON key file of a service account; exchanged for IAM tokens.</source>
      <translation>Die ganze JSON-Schlüsseldatei eines Dienstkontos; wird gegen IAM-Tokens getauscht.</translation>
    </message>
    <message>
      <source>The whole JSON key file; exchanged for short-lived tokens.</source>
      <translation>Die ganze JSON-Schlüsseldatei; wird gegen kurzlebige Tokens getauscht.</translation>
    </message>
    <message>
      <source>The worst first; a click opens the image.</source>
      <translation>Das schlechteste zuerst; ein Klick öffnet das Bild.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Design</translation>
    </message>
    <message>
      <source>There are files of these names in {folder} already.</source>
      <translation>In {folder} gibt es schon Dateien mit diesen Namen.</translation>
    </message>
    <message>
      <source>There is no analysis to correct yet</source>
      <translation>Es gibt noch keine Analyse zum Korrigieren</translation>
    </message>
    <message>
      <source>There was nothing to remove.</source>
      <translation>Es war nichts zu entfernen.</translation>
    </message>
    <message>
      <source>This analysis cannot be corrected now</source>
      <translation>Diese Analyse kann jetzt nicht korrigiert werden</translation>
    </message>
    <message>
      <source>This cannot be opened: drop images, folders, result files or links</source>
      <translation>Das kann nicht geöffnet werden: Bilder, Ordner, Ergebnisdateien oder Links hier ablegen</translation>
    </message>
    <message>
      <source>This image</source>
      <translation>Dieses Bild</translation>
    </message>
    <message>
      <source>This image: {name}</source>
      <translation>Dieses Bild: {name}</translation>
    </message>
    <message>
      <source>This is the original; show the corrections to go on</source>
      <translation>Dies ist das Original; zeigen Sie die Korrekturen, um weiterzumachen</translation>
    </message>
    <message>
      <source>This one: {name}</source>
      <translation>Dieses: {name}</translation>
    </message>
    <message>
      <source>This one: {name}, page {page}</source>
      <translation>Dieses: {name}, Seite {page}</translation>
    </message>
    <message>
      <source>This password does not open {name}. Try another:</source>
      <translation>Dieses Passwort öffnet {name} nicht. Anderes Passwort:</translation>
    </message>
    <message>
      <source>This reference is read-only: corrections go to a reading.</source>
      <translation>Diese Referenz ist schreibgeschützt: Korrekturen gehören in eine Lesung.</translation>
    </message>
    <message>
      <source>This takes effect at the next start.</source>
      <translation>Das gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>This word has no place on the image; draw it in Findings</source>
      <translation>Dieses Wort hat keinen Platz im Bild; zeichnen Sie es unter Funde ein</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Schwelle</translation>
    </message>
    <message>
      <source>Thumbnails of copies</source>
      <translation>Vorschaubilder der Kopien</translation>
    </message>
    <message>
      <source>Tibetan</source>
      <translation>Tibetisch</translation>
    </message>
    <message>
      <source>Tick two readings or more</source>
      <translation>Mindestens zwei Lesungen ankreuzen</translation>
    </message>
    <message>
      <source>Tigrinya</source>
      <translation>Tigrinya</translation>
    </message>
    <message>
      <source>Time limit (seconds)</source>
      <translation>Zeitlimit (Sekunden)</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Tongan</source>
      <translation>Tongaisch</translation>
    </message>
    <message>
      <source>Tour</source>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>Tour of the window</source>
      <translation>Rundgang durch das Fenster</translation>
    </message>
    <message>
      <source>Transcript</source>
      <translation>Transkript</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>Transport</translation>
    </message>
    <message>
      <source>Tree</source>
      <translation>Baum</translation>
    </message>
    <message>
      <source>Tsonga</source>
      <translation>Tsonga</translation>
    </message>
    <message>
      <source>Tswana</source>
      <translation>Tswana</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>Türkisch</translation>
    </message>
    <message>
      <source>Turkmen</source>
      <translation>Turkmenisch</translation>
    </message>
    <message>
      <source>Tuvinian</source>
      <translation>Tuwinisch</translation>
    </message>
    <message>
      <source>Twi</source>
      <translation>Twi</translation>
    </message>
    <message>
      <source>Two readings are needed: analyse this image with a second provider, or import results.</source>
      <translation>Zwei Lesungen sind nötig: Analysieren Sie dieses Bild mit einem zweiten Anbieter, oder importieren Sie Ergebnisse.</translation>
    </message>
    <message>
      <source>Type a command</source>
      <translation>Befehl eingeben</translation>
    </message>
    <message>
      <source>Type another text  F2</source>
      <translation>Anderen Text eingeben  F2</translation>
    </message>
    <message>
      <source>Type or paste a key first, or take it from its file.</source>
      <translation>Geben Sie zuerst einen Schlüssel ein, oder übernehmen Sie ihn aus seiner Datei.</translation>
    </message>
    <message>
      <source>Type part of a name</source>
      <translation>Teil eines Namens eingeben</translation>
    </message>
    <message>
      <source>Türkiye</source>
      <translation>Türkei</translation>
    </message>
    <message>
      <source>Udmurt</source>
      <translation>Udmurtisch</translation>
    </message>
    <message>
      <source>Ukraine</source>
      <translation>Ukraine</translation>
    </message>
    <message>
      <source>Ukrainian</source>
      <translation>Ukrainisch</translation>
    </message>
    <message>
      <source>Uncertain below (%)</source>
      <translation>Unsicher unter (%)</translation>
    </message>
    <message>
      <source>Uncertain only</source>
      <translation>Nur unsichere</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undone: {what}</source>
      <translation>Rückgängig: {what}</translation>
    </message>
    <message>
      <source>United Kingdom</source>
      <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>Vereinigte Staaten</translation>
    </message>
    <message>
      <source>Unknown only</source>
      <translation>Nur unbekannte</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Ohne Titel</translation>
    </message>
    <message>
      <source>Uploads your image; needs an API key. You are asked first.</source>
      <translation>Lädt Ihr Bild hoch; braucht einen API-Schlüssel. Sie werden vorher gefragt.</translation>
    </message>
    <message>
      <source>Upper Sorbian</source>
      <translation>Obersorbisch</translation>
    </message>
    <message>
      <source>Upright</source>
      <translation>Aufrecht</translation>
    </message>
    <message>
      <source>Urdu</source>
      <translation>Urdu</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <source>Use for this run</source>
      <translation>Für diesen Lauf verwenden</translation>
    </message>
    <message>
      <source>Use this reading as reference</source>
      <translation>Diese Lesung als Referenz verwenden</translation>
    </message>
    <message>
      <source>Use this shortcut for the command</source>
      <translation>Dieses Tastenkürzel für den Befehl verwenden</translation>
    </message>
    <message>
      <source>Used for this run only.</source>
      <translation>Nur für diesen Lauf verwendet.</translation>
    </message>
    <message>
      <source>Uyghur</source>
      <translation>Uigurisch</translation>
    </message>
    <message>
      <source>Uzbek</source>
      <translation>Usbekisch</translation>
    </message>
    <message>
      <source>Venda</source>
      <translation>Venda</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Vietnamese</source>
      <translation>Vietnamesisch</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>Volapük</source>
      <translation>Volapük</translation>
    </message>
    <message>
      <source>Waiting for the keyring; it may ask you to unlock it.</source>
      <translation>Wartet auf den Schlüsselbund; vielleicht will er entsperrt werden.</translation>
    </message>
    <message>
      <source>Waiting: another image is being analysed.</source>
      <translation>Wartet: ein anderes Bild wird gerade analysiert.</translation>
    </message>
    <message>
      <source>Waiting: the queue is paused.</source>
      <translation>Wartet: die Warteschlange ist angehalten.</translation>
    </message>
    <message>
      <source>Walloon</source>
      <translation>Wallonisch</translation>
    </message>
    <message>
      <source>Waray</source>
      <translation>Waray</translation>
    </message>
    <message>
      <source>Web entities</source>
      <translation>Begriffe aus dem Web</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>Webseite</translation>
    </message>
    <message>
      <source>Welsh</source>
      <translation>Walisisch</translation>
    </message>
    <message>
      <source>Western Frisian</source>
      <translation>Westfriesisch</translation>
    </message>
    <message>
      <source>What is asked of them</source>
      <translation>Wonach sie gefragt werden</translation>
    </message>
    <message>
      <source>What is left out of the comparison</source>
      <translation>Was beim Vergleich nicht zählt</translation>
    </message>
    <message>
      <source>What kind of text it is.</source>
      <translation>Welche Art Text es ist.</translation>
    </message>
    <message>
      <source>What was read, in reading order.</source>
      <translation>Was gelesen wurde, in Lesereihenfolge.</translation>
    </message>
    <message>
      <source>Wheel</source>
      <translation>Mausrad</translation>
    </message>
    <message>
      <source>Where the image was found is in the list of copies ({key}).</source>
      <translation>Wo das Bild gefunden wurde, steht in der Liste der Kopien ({key}).</translation>
    </message>
    <message>
      <source>Where the image was found is in the list of copies.</source>
      <translation>Wo das Bild gefunden wurde, steht in der Liste der Kopien.</translation>
    </message>
    <message>
      <source>Where the image was found, one row per match.</source>
      <translation>Wo das Bild gefunden wurde, eine Zeile je Treffer.</translation>
    </message>
    <message>
      <source>Where the image was found, with what each provider said.</source>
      <translation>Wo das Bild gefunden wurde, mit den Aussagen jedes Anbieters.</translation>
    </message>
    <message>
      <source>Where the last file of a kind was opened or written, by kind</source>
      <translation>Wo zuletzt eine Datei einer Art geöffnet oder geschrieben wurde, nach Art</translation>
    </message>
    <message>
      <source>Which images are shown, and in which order</source>
      <translation>Welche Bilder gezeigt werden, und in welcher Reihenfolge</translation>
    </message>
    <message>
      <source>Which provider gave {name}?</source>
      <translation>Von welchem Anbieter ist {name}?</translation>
    </message>
    <message>
      <source>White space</source>
      <translation>Leerraum</translation>
    </message>
    <message>
      <source>Whole words</source>
      <translation>Ganze Wörter</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>Wolof</source>
      <translation>Wolof</translation>
    </message>
    <message>
      <source>Word error rate (WER)</source>
      <translation>Wortfehlerrate (WER)</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Wörter</translation>
    </message>
    <message>
      <source>Words and mean confidence</source>
      <translation>Wörter und mittlere Konfidenz</translation>
    </message>
    <message>
      <source>Words as a table</source>
      <translation>Wörter als Tabelle</translation>
    </message>
    <message>
      <source>Words found in both, wherever they stand: a wrong reading order costs nothing here.</source>
      <translation>Wörter, die in beiden stehen, wo auch immer: Eine falsche Lesereihenfolge kostet hier nichts.</translation>
    </message>
    <message>
      <source>Words in any order (F1)</source>
      <translation>Wörter in beliebiger Folge (F1)</translation>
    </message>
    <message>
      <source>Words listed</source>
      <translation>Gezeigte Wörter</translation>
    </message>
    <message>
      <source>Words parted at the end of a line count as one word.</source>
      <translation>Am Zeilenende getrennte Wörter gelten als ein Wort.</translation>
    </message>
    <message>
      <source>Words, tab-separated</source>
      <translation>Wörter, durch Tabulator getrennt</translation>
    </message>
    <message>
      <source>Work under way</source>
      <translation>Laufende Arbeit</translation>
    </message>
    <message>
      <source>Works with the resource's own address only.</source>
      <translation>Geht nur mit der eigenen Adresse der Ressource.</translation>
    </message>
    <message>
      <source>Writing the report</source>
      <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
      <source>Wrong words told apart (AUROC)</source>
      <translation>Falsche Wörter erkannt (AUROC)</translation>
    </message>
    <message>
      <source>Wrong, missing and extra characters for every character of the ground truth.</source>
      <translation>Falsche, fehlende und überzählige Zeichen je Zeichen der Referenz.</translation>
    </message>
    <message>
      <source>Wrong, missing and extra words for every word of the ground truth.</source>
      <translation>Falsche, fehlende und überzählige Wörter je Wort der Referenz.</translation>
    </message>
    <message>
      <source>Wrote {name}</source>
      <translation>{name} geschrieben</translation>
    </message>
    <message>
      <source>XML for ground truth: polygons, reading order, confidence.</source>
      <translation>XML für Ground Truth: Polygone, Lesereihenfolge, Konfidenz.</translation>
    </message>
    <message>
      <source>XML of libraries and archives, with the confidence of words.</source>
      <translation>XML der Bibliotheken und Archive, mit der Konfidenz der Wörter.</translation>
    </message>
    <message>
      <source>Xhosa</source>
      <translation>Xhosa</translation>
    </message>
    <message>
      <source>Yakut</source>
      <translation>Jakutisch</translation>
    </message>
    <message>
      <source>Yiddish</source>
      <translation>Jiddisch</translation>
    </message>
    <message>
      <source>Yoruba</source>
      <translation>Yoruba</translation>
    </message>
    <message>
      <source>Zhuang</source>
      <translation>Zhuang</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <source>Zoom at the pointer</source>
      <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
    <message>
      <source>Zoom to selection</source>
      <translation>Auf Auswahl zoomen</translation>
    </message>
    <message>
      <source>Zulu</source>
      <translation>Zulu</translation>
    </message>
    <message>
      <source>a few seconds left</source>
      <translation>noch ein paar Sekunden</translation>
    </message>
    <message>
      <source>about {hours} h left</source>
      <translation>noch etwa {hours} h</translation>
    </message>
    <message>
      <source>about {hours} h {rest} min left</source>
      <translation>noch etwa {hours} h {rest} min</translation>
    </message>
    <message>
      <source>about {minutes} min left</source>
      <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
      <source>about {seconds} s left</source>
      <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
      <source>accuracy error rate CER WER evaluate ground truth</source>
      <translation>Genauigkeit Fehlerrate CER WER auswerten Referenz Ground Truth</translation>
    </message>
    <message>
      <source>analysed</source>
      <translation>analysiert</translation>
    </message>
    <message>
      <source>and {number} more</source>
      <translation>und {number} weitere</translation>
    </message>
    <message>
      <source>answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>api key token credentials login account service endpoint</source>
      <translation>API Schlüssel Token Zugangsdaten Anmeldung Konto Dienst Endpunkt</translation>
    </message>
    <message>
      <source>auto: 4.0 for what it has, 3.2 for the rest.</source>
      <translation>auto: 4.0 für das, was es kann, 3.2 für den Rest.</translation>
    </message>
    <message>
      <source>barcode</source>
      <translation>Strichcode</translation>
    </message>
    <message>
      <source>barcodes</source>
      <translation>Strichcodes</translation>
    </message>
    <message>
      <source>basic detector: no confidence</source>
      <translation>einfacher Detektor: keine Konfidenz</translation>
    </message>
    <message>
      <source>being analysed</source>
      <translation>wird analysiert</translation>
    </message>
    <message>
      <source>below {confidence}: {words} % of the words, {errors} % of the errors</source>
      <translation>unter {confidence}: {words} % der Wörter, {errors} % der Fehler</translation>
    </message>
    <message>
      <source>between words</source>
      <translation>zwischen Wörtern</translation>
    </message>
    <message>
      <source>black and white</source>
      <translation>schwarzweiß</translation>
    </message>
    <message>
      <source>block</source>
      <translation>Block</translation>
    </message>
    <message>
      <source>blocks</source>
      <translation>Blöcke</translation>
    </message>
    <message>
      <source>boxes off clean picture</source>
      <translation>Rahmen aus Rechtecke reines Bild</translation>
    </message>
    <message>
      <source>brand</source>
      <translation>Marke</translation>
    </message>
    <message>
      <source>brands</source>
      <translation>Marken</translation>
    </message>
    <message>
      <source>builtin/stable, builtin/latest or builtin/weekly.</source>
      <translation>builtin/stable, builtin/latest oder builtin/weekly.</translation>
    </message>
    <message>
      <source>caption</source>
      <translation>Bildbeschreibung</translation>
    </message>
    <message>
      <source>categories</source>
      <translation>Kategorien</translation>
    </message>
    <message>
      <source>category</source>
      <translation>Kategorie</translation>
    </message>
    <message>
      <source>celebrity</source>
      <translation>prominente Person</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>gewählt</translation>
    </message>
    <message>
      <source>classification</source>
      <translation>Klassifizierung</translation>
    </message>
    <message>
      <source>colors</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>confidence {confidence}</source>
      <translation>Konfidenz {confidence}</translation>
    </message>
    <message>
      <source>contains the selection</source>
      <translation>enthält die Auswahl</translation>
    </message>
    <message>
      <source>copies</source>
      <translation>Kopien</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>korrigiert</translation>
    </message>
    <message>
      <source>corrected by hand</source>
      <translation>von Hand korrigiert</translation>
    </message>
    <message>
      <source>credentials</source>
      <translation>Zugangsdaten</translation>
    </message>
    <message>
      <source>crop</source>
      <translation>Zuschnitt</translation>
    </message>
    <message>
      <source>crops</source>
      <translation>Zuschnitte</translation>
    </message>
    <message>
      <source>cut off</source>
      <translation>abgeschnitten</translation>
    </message>
    <message>
      <source>dark night mode appearance</source>
      <translation>dunkel Nacht Modus Aussehen</translation>
    </message>
    <message>
      <source>diff differences quality accuracy</source>
      <translation>Diff Unterschiede Qualität Genauigkeit</translation>
    </message>
    <message>
      <source>different</source>
      <translation>verschieden</translation>
    </message>
    <message>
      <source>directory batch load many</source>
      <translation>Verzeichnis Stapel laden viele</translation>
    </message>
    <message>
      <source>document: dense pages; sparse: signs and photos.</source>
      <translation>document: dichte Seiten; sparse: Schilder und Fotos.</translation>
    </message>
    <message>
      <source>drawn</source>
      <translation>gezeichnet</translation>
    </message>
    <message>
      <source>duplicates web provenance matches</source>
      <translation>Duplikate Web Herkunft Treffer</translation>
    </message>
    <message>
      <source>entity</source>
      <translation>Begriff</translation>
    </message>
    <message>
      <source>evaluation accuracy cer wer ground truth errors html</source>
      <translation>auswertung genauigkeit cer wer referenz ground truth fehler html</translation>
    </message>
    <message>
      <source>example demo try</source>
      <translation>Beispiel Demo ausprobieren</translation>
    </message>
    <message>
      <source>extra</source>
      <translation>überzählig</translation>
    </message>
    <message>
      <source>face</source>
      <translation>Gesicht</translation>
    </message>
    <message>
      <source>faces</source>
      <translation>Gesichter</translation>
    </message>
    <message>
      <source>faces objects labels text what</source>
      <translation>Gesichter Objekte Schlagwörter Text was</translation>
    </message>
    <message>
      <source>fact</source>
      <translation>Eigenschaft</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>failed again</source>
      <translation>erneut fehlgeschlagen</translation>
    </message>
    <message>
      <source>fix typo type change word</source>
      <translation>berichtigen Tippfehler ändern Wort</translation>
    </message>
    <message>
      <source>footer</source>
      <translation>Fußzeile</translation>
    </message>
    <message>
      <source>footnote</source>
      <translation>Fußnote</translation>
    </message>
    <message>
      <source>from a file</source>
      <translation>aus Datei</translation>
    </message>
    <message>
      <source>full copy</source>
      <translation>volle Kopie</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>grau</translation>
    </message>
    <message>
      <source>ground truth gt transcription expected text</source>
      <translation>Ground Truth GT Transkription Solltext</translation>
    </message>
    <message>
      <source>guess</source>
      <translation>Vermutung</translation>
    </message>
    <message>
      <source>hOCR file</source>
      <translation>hOCR-Datei</translation>
    </message>
    <message>
      <source>header</source>
      <translation>Kopfzeile</translation>
    </message>
    <message>
      <source>heading</source>
      <translation>Überschrift</translation>
    </message>
    <message>
      <source>history last files reopen</source>
      <translation>Verlauf letzte Dateien wieder öffnen</translation>
    </message>
    <message numerus="yes">
      <source>in %n image(s)</source>
      <translation>
        <numerusform>in %n Bild</numerusform>
        <numerusform>in %n Bildern</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n word(s)</source>
      <translation>
        <numerusform>in %n Wort</numerusform>
        <numerusform>in %n Wörtern</numerusform>
      </translation>
    </message>
    <message>
      <source>input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>label</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>labelme annotations</source>
      <translation>labelme-Annotationen</translation>
    </message>
    <message>
      <source>labels</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>landmark</source>
      <translation>Sehenswürdigkeit</translation>
    </message>
    <message>
      <source>landmarks</source>
      <translation>Sehenswürdigkeiten</translation>
    </message>
    <message>
      <source>language hint script english german russian</source>
      <translation>Sprache Schrift Englisch Deutsch Russisch</translation>
    </message>
    <message>
      <source>language not recognised</source>
      <translation>Sprache nicht erkannt</translation>
    </message>
    <message>
      <source>language without a code</source>
      <translation>Sprache ohne Kennung</translation>
    </message>
    <message>
      <source>latest, or a date.</source>
      <translation>latest oder ein Datum.</translation>
    </message>
    <message>
      <source>light day mode appearance</source>
      <translation>hell Tag Modus Aussehen</translation>
    </message>
    <message>
      <source>line</source>
      <translation>Zeile</translation>
    </message>
    <message>
      <source>lines</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>list</source>
      <translation>Liste</translation>
    </message>
    <message>
      <source>live</source>
      <translation>live</translation>
    </message>
    <message>
      <source>load import picture photo scan file browse</source>
      <translation>laden importieren Foto Scan Datei</translation>
    </message>
    <message>
      <source>logo</source>
      <translation>Logo</translation>
    </message>
    <message>
      <source>logos</source>
      <translation>Logos</translation>
    </message>
    <message>
      <source>lowest confidence {percent} %</source>
      <translation>niedrigste Konfidenz {percent} %</translation>
    </message>
    <message>
      <source>made from readings</source>
      <translation>aus Lesungen gebildet</translation>
    </message>
    <message>
      <source>marginalia</source>
      <translation>Randnotiz</translation>
    </message>
    <message>
      <source>match</source>
      <translation>stimmt überein</translation>
    </message>
    <message>
      <source>mean confidence {confidence}</source>
      <translation>mittlere Konfidenz {confidence}</translation>
    </message>
    <message>
      <source>metadata json response source properties</source>
      <translation>Metadaten JSON Antwort Quelle Eigenschaften</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>fehlt</translation>
    </message>
    <message>
      <source>network</source>
      <translation>Netzwerk</translation>
    </message>
    <message>
      <source>network internet privacy local</source>
      <translation>Netz Internet Datenschutz lokal</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>no confidence given</source>
      <translation>keine Konfidenz angegeben</translation>
    </message>
    <message>
      <source>no copy among them</source>
      <translation>keine Kopie darunter</translation>
    </message>
    <message>
      <source>no language</source>
      <translation>keine Sprache</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>not a valid name</source>
      <translation>kein gültiger Name</translation>
    </message>
    <message>
      <source>not analysed</source>
      <translation>nicht analysiert</translation>
    </message>
    <message>
      <source>not asked yet</source>
      <translation>noch nicht gefragt</translation>
    </message>
    <message>
      <source>not drawn</source>
      <translation>nicht gezeichnet</translation>
    </message>
    <message>
      <source>not read</source>
      <translation>nicht gelesen</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>nothing found</source>
      <translation>nichts gefunden</translation>
    </message>
    <message>
      <source>nothing here</source>
      <translation>hier nichts</translation>
    </message>
    <message>
      <source>object</source>
      <translation>Objekt</translation>
    </message>
    <message>
      <source>objects</source>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>ocr batch everything</source>
      <translation>OCR Stapel alles</translation>
    </message>
    <message>
      <source>ocr recognise read start detect</source>
      <translation>OCR erkennen lesen starten</translation>
    </message>
    <message>
      <source>of {pages}</source>
      <translation>von {pages}</translation>
    </message>
    <message numerus="yes">
      <source>on %n site(s)</source>
      <translation>
        <numerusform>auf %n Website</numerusform>
        <numerusform>auf %n Websites</numerusform>
      </translation>
    </message>
    <message>
      <source>only in {reading}</source>
      <translation>nur in {reading}</translation>
    </message>
    <message>
      <source>open the image that {name} is about first</source>
      <translation>öffnen Sie zuerst das Bild, zu dem {name} gehört</translation>
    </message>
    <message>
      <source>or</source>
      <translation>oder</translation>
    </message>
    <message>
      <source>other language ({code})</source>
      <translation>andere Sprache ({code})</translation>
    </message>
    <message>
      <source>out of date</source>
      <translation>veraltet</translation>
    </message>
    <message>
      <source>page {page}/{pages}</source>
      <translation>Seite {page}/{pages}</translation>
    </message>
    <message>
      <source>page, line, or a document template such as passport.</source>
      <translation>page, line oder eine Dokumentvorlage wie passport.</translation>
    </message>
    <message>
      <source>page-number</source>
      <translation>Seitenzahl</translation>
    </message>
    <message>
      <source>palette</source>
      <translation>Palette</translation>
    </message>
    <message>
      <source>paragraph</source>
      <translation>Absatz</translation>
    </message>
    <message>
      <source>partial copy</source>
      <translation>Teilkopie</translation>
    </message>
    <message>
      <source>partly failed</source>
      <translation>teils fehlgeschlagen</translation>
    </message>
    <message>
      <source>pasted image</source>
      <translation>eingefügtes Bild</translation>
    </message>
    <message>
      <source>people</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>person</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>plain text reading</source>
      <translation>reiner Text Lesung</translation>
    </message>
    <message>
      <source>preferences options configuration</source>
      <translation>Optionen Konfiguration Voreinstellungen</translation>
    </message>
    <message>
      <source>product</source>
      <translation>Produkt</translation>
    </message>
    <message>
      <source>products</source>
      <translation>Produkte</translation>
    </message>
    <message>
      <source>projects/P/locations/us or eu, for a regional host.</source>
      <translation>projects/P/locations/us oder eu, für einen regionalen Host.</translation>
    </message>
    <message>
      <source>properties</source>
      <translation>Eigenschaften</translation>
    </message>
    <message>
      <source>quota</source>
      <translation>Kontingent</translation>
    </message>
    <message>
      <source>read by {reader}</source>
      <translation>gelesen von {reader}</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>liest</translation>
    </message>
    <message>
      <source>reference</source>
      <translation>Referenz</translation>
    </message>
    <message>
      <source>region</source>
      <translation>Bereich</translation>
    </message>
    <message>
      <source>regions</source>
      <translation>Bereiche</translation>
    </message>
    <message>
      <source>relation</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>report matches table csv</source>
      <translation>Bericht Report Treffer Tabelle CSV</translation>
    </message>
    <message>
      <source>report save write pdf alto page hocr csv json hash sha256 checksum metadata document</source>
      <translation>Bericht Report speichern PDF ALTO PAGE hOCR CSV JSON Hash SHA256 Prüfsumme Metadaten Dokument</translation>
    </message>
    <message>
      <source>results json saved response alto page hocr import</source>
      <translation>Ergebnisse JSON gespeichert ALTO PAGE hOCR importieren</translation>
    </message>
    <message>
      <source>reverse image search duplicates web origin provenance</source>
      <translation>Rückwärtssuche Bildersuche Duplikate Web Herkunft</translation>
    </message>
    <message>
      <source>reviewed</source>
      <translation>geprüft</translation>
    </message>
    <message>
      <source>rotate turn orientation</source>
      <translation>rotieren drehen Ausrichtung</translation>
    </message>
    <message>
      <source>safety</source>
      <translation>Jugendschutz</translation>
    </message>
    <message>
      <source>saved earlier</source>
      <translation>früher gespeichert</translation>
    </message>
    <message>
      <source>search all files</source>
      <translation>suchen alle Dateien</translation>
    </message>
    <message>
      <source>search text</source>
      <translation>suchen Text</translation>
    </message>
    <message>
      <source>searched {number} of {all}</source>
      <translation>{number} von {all} durchsucht</translation>
    </message>
    <message>
      <source>service</source>
      <translation>Dienst</translation>
    </message>
    <message>
      <source>service engine tesseract google azure yandex</source>
      <translation>Dienst Engine Tesseract Google Azure Yandex</translation>
    </message>
    <message>
      <source>several languages</source>
      <translation>mehrere Sprachen</translation>
    </message>
    <message>
      <source>share of words reviewed</source>
      <translation>Anteil geprüfter Wörter</translation>
    </message>
    <message>
      <source>shortcuts hotkeys keyboard</source>
      <translation>Tastenkürzel Kurzbefehle Tastatur</translation>
    </message>
    <message>
      <source>shortcuts hotkeys keyboard rebind</source>
      <translation>Tastenkürzel Kurzbefehle Tastatur belegen</translation>
    </message>
    <message>
      <source>similar</source>
      <translation>ähnlich</translation>
    </message>
    <message>
      <source>simplified</source>
      <translation>vereinfacht</translation>
    </message>
    <message>
      <source>site</source>
      <translation>Website</translation>
    </message>
    <message>
      <source>size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>spaces differ</source>
      <translation>Leerzeichen verschieden</translation>
    </message>
    <message>
      <source>spreadsheet excel columns csv</source>
      <translation>Tabelle Excel Spalten CSV</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>startet</translation>
    </message>
    <message>
      <source>stop abort</source>
      <translation>stoppen anhalten abbrechen</translation>
    </message>
    <message>
      <source>such as 1.50 USD</source>
      <translation>etwa 1,50 EUR</translation>
    </message>
    <message>
      <source>table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>the browser could not be started; copy the link instead</source>
      <translation>der Browser ließ sich nicht starten; kopieren Sie stattdessen den Link</translation>
    </message>
    <message numerus="yes">
      <source>these %n image(s)</source>
      <translation>
        <numerusform>dieses %n Bild</numerusform>
        <numerusform>diese %n Bilder</numerusform>
      </translation>
    </message>
    <message>
      <source>this one</source>
      <translation>dieses Bild</translation>
    </message>
    <message>
      <source>timeout</source>
      <translation>Zeitüberschreitung</translation>
    </message>
    <message>
      <source>title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>traditional</source>
      <translation>traditionell</translation>
    </message>
    <message>
      <source>uncertain</source>
      <translation>unsicher</translation>
    </message>
    <message>
      <source>uncertain low confidence next</source>
      <translation>unsicher niedrige Konfidenz nächstes</translation>
    </message>
    <message>
      <source>under 1 % of the image</source>
      <translation>unter 1 % des Bildes</translation>
    </message>
    <message>
      <source>unknown relation</source>
      <translation>Art unbekannt</translation>
    </message>
    <message>
      <source>unsupported</source>
      <translation>nicht unterstützt</translation>
    </message>
    <message>
      <source>url web address download</source>
      <translation>URL Web Adresse herunterladen</translation>
    </message>
    <message>
      <source>verify check approve confirm</source>
      <translation>prüfen bestätigen freigeben kontrollieren</translation>
    </message>
    <message>
      <source>version licence</source>
      <translation>Version Lizenz</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>word</source>
      <translation>Wort</translation>
    </message>
    <message>
      <source>words</source>
      <translation>Wörter</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>zoom 100 % pixel original size</source>
      <translation>Zoom 100 % Pixel Originalgröße</translation>
    </message>
    <message>
      <source>zoom larger magnify enlarge</source>
      <translation>Zoom größer Lupe</translation>
    </message>
    <message>
      <source>zoom region word</source>
      <translation>Zoom Bereich Wort</translation>
    </message>
    <message>
      <source>zoom smaller shrink</source>
      <translation>Zoom kleiner</translation>
    </message>
    <message>
      <source>zoom whole page window</source>
      <translation>Zoom ganze Seite Fenster</translation>
    </message>
    <message>
      <source>{confidence}, uncertain</source>
      <translation>{confidence}, unsicher</translation>
    </message>
    <message>
      <source>{done} of {all}</source>
      <translation>{done} von {all}</translation>
    </message>
    <message>
      <source>{dots} dpi</source>
      <translation>{dots} dpi</translation>
    </message>
    <message>
      <source>{failed} of {total} could not be exported: {reason}</source>
      <translation>{failed} von {total} konnten nicht exportiert werden: {reason}</translation>
    </message>
    <message>
      <source>{feature} needs a key for one of these services: {providers}.</source>
      <translation>{feature} braucht einen Schlüssel für einen dieser Dienste: {providers}.</translation>
    </message>
    <message>
      <source>{feature} · no provider chosen</source>
      <translation>{feature} · kein Anbieter gewählt</translation>
    </message>
    <message>
      <source>{feature}: only online providers have this, and the offline switch is on.</source>
      <translation>{feature}: Das können nur Online-Anbieter, und der Offline-Modus ist eingeschaltet.</translation>
    </message>
    <message>
      <source>{feature}: {providers} will be asked. Start with {command}.</source>
      <translation>{feature}: gefragt wird {providers}. Starten mit {command}.</translation>
    </message>
    <message>
      <source>{figure} (95 %: {low} to {high})</source>
      <translation>{figure} (95 %: {low} bis {high})</translation>
    </message>
    <message>
      <source>{first}–{last} of {all}</source>
      <translation>{first}–{last} von {all}</translation>
    </message>
    <message>
      <source>{hosts} will see that you ask for it.</source>
      <translation>{hosts} wird sehen, dass Sie danach fragen.</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <source>{hours} h {rest} min</source>
      <translation>{hours} h {rest} min</translation>
    </message>
    <message>
      <source>{key} closes the image</source>
      <translation>{key} schließt das Bild</translation>
    </message>
    <message>
      <source>{key} is already the shortcut for {command}, which would lose it.</source>
      <translation>{key} ist schon das Tastenkürzel für „{command}“ und ginge dort verloren.</translation>
    </message>
    <message>
      <source>{key} writes searchable PDF, ALTO, PAGE-XML, text, tables and more, with your corrections. The manual and this tour are in the menu Help.</source>
      <translation>{key} schreibt durchsuchbares PDF, ALTO, PAGE-XML, Text, Tabellen und mehr, mit Ihren Korrekturen. Handbuch und Rundgang stehen im Menü Hilfe.</translation>
    </message>
    <message>
      <source>{label} from file</source>
      <translation>{label} aus Datei</translation>
    </message>
    <message>
      <source>{many} found</source>
      <translation>{many} gefunden</translation>
    </message>
    <message>
      <source>{matched} matched, {unmatched} not: {names}</source>
      <translation>{matched} zugeordnet, {unmatched} nicht: {names}</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message numerus="yes">
      <source>{names} and %n more</source>
      <translation>
        <numerusform>{names} und %n weitere</numerusform>
        <numerusform>{names} und %n weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} cannot be opened</source>
      <translation>{name} kann nicht geöffnet werden</translation>
    </message>
    <message>
      <source>{name} is encrypted. Its password:</source>
      <translation>{name} ist verschlüsselt. Passwort:</translation>
    </message>
    <message>
      <source>{name} is on the clipboard</source>
      <translation>{name} ist in der Zwischenablage</translation>
    </message>
    <message>
      <source>{name} is the reference now</source>
      <translation>{name} ist jetzt die Referenz</translation>
    </message>
    <message>
      <source>{name} was not imported: no provider was chosen</source>
      <translation>{name} wurde nicht importiert: kein Anbieter gewählt</translation>
    </message>
    <message>
      <source>{number} not reviewed</source>
      <translation>{number} ungeprüft</translation>
    </message>
    <message>
      <source>{number} uncertain</source>
      <translation>{number} unsicher</translation>
    </message>
    <message>
      <source>{overlay}: not shown</source>
      <translation>{overlay}: ausgeblendet</translation>
    </message>
    <message>
      <source>{overlay}: shown</source>
      <translation>{overlay}: eingeblendet</translation>
    </message>
    <message>
      <source>{place} of {many}</source>
      <translation>{place} von {many}</translation>
    </message>
    <message>
      <source>{providers}: no more results</source>
      <translation>{providers}: keine weiteren Treffer</translation>
    </message>
    <message>
      <source>{provider} answered anew; your corrections are with its earlier analysis</source>
      <translation>{provider} hat neu geantwortet; Ihre Korrekturen sind bei der früheren Analyse</translation>
    </message>
    <message>
      <source>{provider}, as shown here, is the reference now</source>
      <translation>{provider} ist jetzt die Referenz, so wie hier gelesen</translation>
    </message>
    <message>
      <source>{provider}: nothing here</source>
      <translation>{provider}: hier nichts</translation>
    </message>
    <message>
      <source>{provider}: {why}; the queue is paused</source>
      <translation>{provider}: {why}; die Warteschlange ist angehalten</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>{seconds} · without {failed}</source>
      <translation>{seconds} · ohne {failed}</translation>
    </message>
    <message numerus="yes">
      <source>{share} % of %n word(s) match</source>
      <translation>
        <numerusform>{share} % von %n Wort stimmen überein</numerusform>
        <numerusform>{share} % von %n Wörtern stimmen überein</numerusform>
      </translation>
    </message>
    <message>
      <source>{share} % of the image</source>
      <translation>{share} % des Bildes</translation>
    </message>
    <message>
      <source>{size} kB</source>
      <translation>{size} kB</translation>
    </message>
    <message>
      <source>{size} pixels chosen</source>
      <translation>{size} Pixel gewählt</translation>
    </message>
    <message>
      <source>{size}, indented here, saved as it came</source>
      <translation>{size}, hier eingerückt, gespeichert wie gekommen</translation>
    </message>
    <message>
      <source>{stage} {done} of {all} MB</source>
      <translation>{stage} {done} von {all} MB</translation>
    </message>
    <message>
      <source>{stage}, again in {seconds} s</source>
      <translation>{stage}, noch einmal in {seconds} s</translation>
    </message>
    <message>
      <source>… more in the raw answer</source>
      <translation>… mehr in der Rohantwort</translation>
    </message>
  </context>
</TS>
