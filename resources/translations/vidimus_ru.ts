<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>Sentences</name>
    <message>
      <source>'{encoding}' codec can't decode byte {byte} in position {position}: {what}</source>
      <translation>байт {byte} в позиции {position} не в кодировке {encoding}: {what}</translation>
    </message>
    <message>
      <source>'{encoding}' codec can't decode bytes in position {position}: {what}</source>
      <translation>байты в позиции {position} не в кодировке {encoding}: {what}</translation>
    </message>
    <message>
      <source>A consensus has no {features}</source>
      <translation>В консенсусе этого нет: {features}</translation>
    </message>
    <message>
      <source>Azure Vision needs the address of your resource; add the endpoint in {keys_page}, or with --endpoint azure-vision=URL</source>
      <translation>для Azure Vision нужен адрес вашего ресурса; добавьте его: {keys_page} или --endpoint azure-vision=URL</translation>
    </message>
    <message>
      <source>Azure Vision {version} has no {features}; choose version auto</source>
      <translation>Azure Vision {version} этого не умеет: {features}; выберите версию auto</translation>
    </message>
    <message>
      <source>Azure could not read this image</source>
      <translation>Azure не удалось прочитать это изображение</translation>
    </message>
    <message>
      <source>Azure did not finish reading in time; try again later</source>
      <translation>Azure не успел закончить чтение; попробуйте позже</translation>
    </message>
    <message>
      <source>Azure did not say where its reading can be fetched</source>
      <translation>Azure не сообщил, откуда взять результат</translation>
    </message>
    <message>
      <source>Azure is reading</source>
      <translation>Azure читает</translation>
    </message>
    <message>
      <source>Azure says its reading is {status}, which means nothing to us</source>
      <translation>Azure сообщает состояние {status}; оно нам неизвестно</translation>
    </message>
    <message>
      <source>Azure's answer has {value} where a box belongs</source>
      <translation>в ответе Azure вместо прямоугольника стоит {value}</translation>
    </message>
    <message>
      <source>Expected `{wanted}`, got `{given}`</source>
      <translation>ожидается `{wanted}`, а стоит `{given}`</translation>
    </message>
    <message>
      <source>File &gt; Providers and API keys</source>
      <translation>Файл &gt; Сервисы и ключи API</translation>
    </message>
    <message>
      <source>Google's regional hosts read text only, not {features}; use the global endpoint</source>
      <translation>региональные адреса Google читают только текст, но не: {features}; используйте общий адрес</translation>
    </message>
    <message>
      <source>Google's token service</source>
      <translation>служба токенов Google</translation>
    </message>
    <message>
      <source>Input data was truncated</source>
      <translation>данные обрываются</translation>
    </message>
    <message>
      <source>Invalid enum value {value}</source>
      <translation>недопустимое значение из списка: {value}</translation>
    </message>
    <message>
      <source>Invalid value {value}</source>
      <translation>недопустимое значение: {value}</translation>
    </message>
    <message>
      <source>JPEG XL pictures are not supported, save it as PNG or JPEG</source>
      <translation>JPEG XL не поддерживается; сохраните изображение как PNG или JPEG</translation>
    </message>
    <message>
      <source>JSON is malformed: {what} (byte {position})</source>
      <translation>некорректный JSON: {what} (байт {position})</translation>
    </message>
    <message>
      <source>KWallet</source>
      <translation>KWallet</translation>
    </message>
    <message>
      <source>Not a regular expression: (? at position {position} begins nothing that is known.</source>
      <translation>Не регулярное выражение: (? в позиции {position} не начинает ничего известного.</translation>
    </message>
    <message>
      <source>Not a regular expression: ?&lt; at position {position} is not known; a named group is (?P&lt;name&gt;…).</source>
      <translation>Не регулярное выражение: ?&lt; в позиции {position} не поддерживается; именованная группа — (?P&lt;name&gt;…).</translation>
    </message>
    <message>
      <source>Not a regular expression: \p at position {position} is not known; \w finds letters and digits, [a-z] letters of a range.</source>
      <translation>Не регулярное выражение: \p в позиции {position} не поддерживается; \w находит буквы и цифры, [a-z] — буквы диапазона.</translation>
    </message>
    <message>
      <source>Not a regular expression: a backslash stands alone at its end (to find one: \\).</source>
      <translation>Не регулярное выражение: в конце одиночная обратная косая черта (чтобы найти её: \\).</translation>
    </message>
    <message>
      <source>Not a regular expression: a flag is missing at position {position}.</source>
      <translation>Не регулярное выражение: в позиции {position} не хватает флага.</translation>
    </message>
    <message>
      <source>Not a regular expression: flags such as (?i) stand at its beginning only.</source>
      <translation>Не регулярное выражение: флаги вроде (?i) стоят только в начале.</translation>
    </message>
    <message>
      <source>Not a regular expression: it ends too soon, after (?.</source>
      <translation>Не регулярное выражение: оно обрывается после (?.</translation>
    </message>
    <message>
      <source>Not a regular expression: it has too many groups.</source>
      <translation>Не регулярное выражение: в нём слишком много групп.</translation>
    </message>
    <message>
      <source>Not a regular expression: nothing stands before {what} at position {position} that it could repeat (to find the sign: \{what}).</source>
      <translation>Не регулярное выражение: перед {what} в позиции {position} нечего повторять (чтобы найти сам знак: \{what}).</translation>
    </message>
    <message>
      <source>Not a regular expression: something is missing at position {position}.</source>
      <translation>Не регулярное выражение: в позиции {position} чего-то не хватает.</translation>
    </message>
    <message>
      <source>Not a regular expression: the bracket ( at position {position} is not closed.</source>
      <translation>Не регулярное выражение: скобка ( в позиции {position} не закрыта.</translation>
    </message>
    <message>
      <source>Not a regular expression: the bracket ) at position {position} closes nothing (to find one: \)).</source>
      <translation>Не регулярное выражение: скобка ) в позиции {position} ничего не закрывает (чтобы найти её: \)).</translation>
    </message>
    <message>
      <source>Not a regular expression: the bracket [ at position {position} is not closed (to find one: \[).</source>
      <translation>Не регулярное выражение: скобка [ в позиции {position} не закрыта (чтобы найти её: \[).</translation>
    </message>
    <message>
      <source>Not a regular expression: the choice at position {position} has more than two branches.</source>
      <translation>Не регулярное выражение: у выбора в позиции {position} больше двух ветвей.</translation>
    </message>
    <message>
      <source>Not a regular expression: the comment (?# at position {position} has no closing ).</source>
      <translation>Не регулярное выражение: у комментария (?# в позиции {position} нет закрывающей ).</translation>
    </message>
    <message>
      <source>Not a regular expression: the flag at position {position} is not known.</source>
      <translation>Не регулярное выражение: флаг в позиции {position} неизвестен.</translation>
    </message>
    <message>
      <source>Not a regular expression: the flags at position {position} cannot be used so.</source>
      <translation>Не регулярное выражение: флаги в позиции {position} так использовать нельзя.</translation>
    </message>
    <message>
      <source>Not a regular expression: the group at position {position} lacks a name.</source>
      <translation>Не регулярное выражение: у группы в позиции {position} нет имени.</translation>
    </message>
    <message>
      <source>Not a regular expression: the group named at position {position} has not ended there.</source>
      <translation>Не регулярное выражение: группа, названная в позиции {position}, там ещё не закончилась.</translation>
    </message>
    <message>
      <source>Not a regular expression: the name of the group at position {position} has no closing &gt;.</source>
      <translation>Не регулярное выражение: у имени группы в позиции {position} нет закрывающей &gt;.</translation>
    </message>
    <message>
      <source>Not a regular expression: the name of the group at position {position} holds more than letters, digits and _, or begins with a digit.</source>
      <translation>Не регулярное выражение: имя группы в позиции {position} содержит не только буквы, цифры и _ или начинается с цифры.</translation>
    </message>
    <message>
      <source>Not a regular expression: the number at position {position} is no character.</source>
      <translation>Не регулярное выражение: число в позиции {position} не обозначает знак.</translation>
    </message>
    <message>
      <source>Not a regular expression: the range {what} at position {position} runs backwards.</source>
      <translation>Не регулярное выражение: диапазон {what} в позиции {position} идёт задом наперёд.</translation>
    </message>
    <message>
      <source>Not a regular expression: the smaller number comes first in the repetition at position {position}.</source>
      <translation>Не регулярное выражение: в повторении в позиции {position} меньшее число должно стоять первым.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no character of the name at position {position}.</source>
      <translation>Не регулярное выражение: знака с именем в позиции {position} нет.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no group of the name at position {position}.</source>
      <translation>Не регулярное выражение: группы с именем в позиции {position} нет.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no group of the number at position {position}.</source>
      <translation>Не регулярное выражение: группы с номером в позиции {position} нет.</translation>
    </message>
    <message>
      <source>Not a regular expression: there is no group {what}, named at position {position}.</source>
      <translation>Не регулярное выражение: группы {what}, названной в позиции {position}, нет.</translation>
    </message>
    <message>
      <source>Not a regular expression: two groups have one name.</source>
      <translation>Не регулярное выражение: у двух групп одно имя.</translation>
    </message>
    <message>
      <source>Not a regular expression: what stands in (?&lt;=…) or (?&lt;!…) is too long.</source>
      <translation>Не регулярное выражение: содержимое (?&lt;=…) или (?&lt;!…) слишком длинное.</translation>
    </message>
    <message>
      <source>Not a regular expression: what stands in (?&lt;=…) or (?&lt;!…) must have one length.</source>
      <translation>Не регулярное выражение: содержимое (?&lt;=…) или (?&lt;!…) должно иметь одну длину.</translation>
    </message>
    <message>
      <source>Not a regular expression: {what} at position {position} is not known.</source>
      <translation>Не регулярное выражение: {what} в позиции {position} не поддерживается.</translation>
    </message>
    <message>
      <source>Not a regular expression: {what} at position {position} lacks digits.</source>
      <translation>Не регулярное выражение: {what} в позиции {position}: не хватает цифр.</translation>
    </message>
    <message>
      <source>Not a regular expression: {what} at position {position} repeats a repetition (to find the sign: \{what}).</source>
      <translation>Не регулярное выражение: {what} в позиции {position} повторяет повторение (чтобы найти сам знак: \{what}).</translation>
    </message>
    <message>
      <source>Not a regular expression: {what}.</source>
      <translation>Не регулярное выражение: {what}.</translation>
    </message>
    <message>
      <source>Number out of range</source>
      <translation>число вне допустимых пределов</translation>
    </message>
    <message>
      <source>Object contains unknown field `{name}`</source>
      <translation>в объекте неизвестное поле `{name}`</translation>
    </message>
    <message>
      <source>Object missing required field `{name}`</source>
      <translation>в объекте нет поля `{name}`</translation>
    </message>
    <message>
      <source>PostScript is not supported, save it as PNG</source>
      <translation>PostScript не поддерживается; сохраните изображение как PNG</translation>
    </message>
    <message>
      <source>SVG drawings are not supported, save it as PNG</source>
      <translation>рисунки SVG не поддерживаются; сохраните изображение как PNG</translation>
    </message>
    <message>
      <source>Some text is in a script the installed readers do not know; name its language.</source>
      <translation>Часть текста написана письмом, которого установленные средства не знают; укажите язык.</translation>
    </message>
    <message>
      <source>Some text is in a script the on-device reader does not know; install the package tesseract-ocr.</source>
      <translation>Часть текста написана письмом, которого локальное распознавание не знает; установите пакет tesseract-ocr.</translation>
    </message>
    <message>
      <source>The lines could not be handed to tesseract.</source>
      <translation>Не удалось передать строки программе tesseract.</translation>
    </message>
    <message>
      <source>The model {name} is missing from the installed rapidocr; install rapidocr 3.10 again.</source>
      <translation>В установленном rapidocr нет модели {name}; переустановите rapidocr 3.10.</translation>
    </message>
    <message>
      <source>The on-device reader cannot read {languages} yet.</source>
      <translation>Локальное распознавание пока не знает языка: {languages}.</translation>
    </message>
    <message>
      <source>The on-device reader cannot read {languages} yet; install tesseract and the package {package}.</source>
      <translation>Локальное распознавание пока не знает языка: {languages}; установите tesseract и пакет {package}.</translation>
    </message>
    <message>
      <source>The program tesseract is not installed; install the package tesseract-ocr.</source>
      <translation>Программа tesseract не установлена; установите пакет tesseract-ocr.</translation>
    </message>
    <message>
      <source>There is no reader called {name}.</source>
      <translation>Средства распознавания {name} нет.</translation>
    </message>
    <message>
      <source>This expression finds empty places only; let it ask for one character or more, as + does in place of *.</source>
      <translation>Это выражение находит только пустые места; пусть требует хотя бы один знак, как + вместо *.</translation>
    </message>
    <message>
      <source>This expression is too large; make it simpler.</source>
      <translation>Это выражение слишком велико; упростите его.</translation>
    </message>
    <message>
      <source>This expression takes too long; make it simpler.</source>
      <translation>Это выражение выполняется слишком долго; упростите его.</translation>
    </message>
    <message>
      <source>This is too long to look for; take {number} characters or fewer.</source>
      <translation>Это слишком длинно для поиска; не более {number} знаков.</translation>
    </message>
    <message>
      <source>This text is in the {script} script, which the on-device reader cannot read yet.</source>
      <translation>Письменность этого текста — {script}; локальное распознавание её пока не знает.</translation>
    </message>
    <message>
      <source>This text is in the {script} script, which the on-device reader cannot read yet; install the package {package}.</source>
      <translation>Письменность этого текста — {script}; локальное распознавание её пока не знает; установите пакет {package}.</translation>
    </message>
    <message>
      <source>Windows metafiles are not supported, save it as PNG</source>
      <translation>метафайлы Windows не поддерживаются; сохраните изображение как PNG</translation>
    </message>
    <message>
      <source>XML declaration not well-formed</source>
      <translation>некорректное объявление XML</translation>
    </message>
    <message>
      <source>Yandex Vision does not read the language {languages}</source>
      <translation>Yandex Vision не читает язык: {languages}</translation>
    </message>
    <message>
      <source>Yandex Vision takes 8 features a call; choose fewer languages or features</source>
      <translation>Yandex Vision принимает не более 8 функций за вызов; выберите меньше языков или функций</translation>
    </message>
    <message>
      <source>Yandex documents this feature as discontinued on 14 May 2024, without a successor</source>
      <translation>по документации Yandex эта функция прекращена 14 мая 2024 года без замены</translation>
    </message>
    <message>
      <source>Yandex's token service</source>
      <translation>служба токенов Yandex</translation>
    </message>
    <message>
      <source>a consensus is made of two readings or more: consensus:ID+ID</source>
      <translation>консенсус составляется не менее чем из двух прочтений: consensus:ID+ID</translation>
    </message>
    <message>
      <source>a consensus needs readings with text</source>
      <translation>для консенсуса нужны прочтения с текстом</translation>
    </message>
    <message>
      <source>a correction could not be read</source>
      <translation>одно исправление не удалось прочитать</translation>
    </message>
    <message>
      <source>a key</source>
      <translation>ключ</translation>
    </message>
    <message>
      <source>a list of texts</source>
      <translation>список текстов</translation>
    </message>
    <message>
      <source>a region needs three vertices or more, none of them far away</source>
      <translation>области нужны три вершины или больше, и ни одной далеко в стороне</translation>
    </message>
    <message>
      <source>a table of texts</source>
      <translation>таблица текстов</translation>
    </message>
    <message>
      <source>a text</source>
      <translation>текст</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>целое число</translation>
    </message>
    <message>
      <source>a {kind} cannot be added</source>
      <translation>добавить нельзя: {kind}</translation>
    </message>
    <message>
      <source>a {kind} cannot be split</source>
      <translation>разделить нельзя: {kind}</translation>
    </message>
    <message>
      <source>a {kind} has no text of its own</source>
      <translation>нет собственного текста: {kind}</translation>
    </message>
    <message>
      <source>an API key or a service account</source>
      <translation>ключ API или сервисный аккаунт</translation>
    </message>
    <message>
      <source>an API key, an IAM token or an authorised key</source>
      <translation>ключ API, токен IAM или авторизованный ключ</translation>
    </message>
    <message>
      <source>an object needs a name</source>
      <translation>объекту нужно имя</translation>
    </message>
    <message>
      <source>analyses are not kept this time, since {path} cannot be used: {reason}</source>
      <translation>на этот раз анализы не сохраняются, так как {path} использовать нельзя: {reason}</translation>
    </message>
    <message>
      <source>another process is using it</source>
      <translation>файл занят другим процессом</translation>
    </message>
    <message>
      <source>asking again</source>
      <translation>повторный запрос</translation>
    </message>
    <message>
      <source>at {dpi} dpi {reason}; choose a lower resolution for pages of a PDF</source>
      <translation>при {dpi} dpi: {reason}; выберите для страниц PDF меньшее разрешение</translation>
    </message>
    <message>
      <source>authorised-key JSON</source>
      <translation>JSON авторизованного ключа</translation>
    </message>
    <message>
      <source>azure-vision.version is auto, 3.2 or 4.0</source>
      <translation>azure-vision.version: auto, 3.2 или 4.0</translation>
    </message>
    <message>
      <source>cannot allocate memory</source>
      <translation>не удаётся выделить память</translation>
    </message>
    <message>
      <source>cannot open the link to {host}: links with a user name in them are not opened</source>
      <translation>не удаётся открыть ссылку на {host}: ссылки с именем пользователя не открываются</translation>
    </message>
    <message>
      <source>cannot open {link}: it is not a valid link</source>
      <translation>не удаётся открыть {link}: недопустимая ссылка</translation>
    </message>
    <message>
      <source>cannot open {link}: it is over {size} MiB</source>
      <translation>не удаётся открыть {link}: больше {size} МиБ</translation>
    </message>
    <message>
      <source>cannot open {link}: it redirects more than {count} times</source>
      <translation>не удаётся открыть {link}: слишком много перенаправлений (более {count})</translation>
    </message>
    <message>
      <source>cannot open {link}: only http and https links are opened</source>
      <translation>не удаётся открыть {link}: открываются только ссылки http и https</translation>
    </message>
    <message>
      <source>cannot open {link}: {host} answered {status}</source>
      <translation>не удаётся открыть {link}: ответ {host}: {status}</translation>
    </message>
    <message>
      <source>cannot open {name}: it is over {size} MiB</source>
      <translation>не удаётся открыть {name}: больше {size} МиБ</translation>
    </message>
    <message>
      <source>cannot open {name}: too little memory for its pixels</source>
      <translation>не удаётся открыть {name}: не хватает памяти для пикселей</translation>
    </message>
    <message>
      <source>cannot open {name}: {reason}</source>
      <translation>не удаётся открыть {name}: {reason}</translation>
    </message>
    <message>
      <source>cannot take the key from {name}: {why}</source>
      <translation>не удаётся взять ключ из {name}: {why}</translation>
    </message>
    <message>
      <source>cannot write {path}: {reason}</source>
      <translation>не удаётся записать {path}: {reason}</translation>
    </message>
    <message>
      <source>connection broke off</source>
      <translation>соединение прервалось</translation>
    </message>
    <message>
      <source>connection failed</source>
      <translation>соединение не удалось</translation>
    </message>
    <message>
      <source>connection refused</source>
      <translation>в соединении отказано</translation>
    </message>
    <message>
      <source>connection timed out</source>
      <translation>истекло время ожидания соединения</translation>
    </message>
    <message>
      <source>detecting blocks</source>
      <translation>поиск блоков</translation>
    </message>
    <message>
      <source>detecting faces</source>
      <translation>поиск лиц</translation>
    </message>
    <message>
      <source>detecting lines</source>
      <translation>поиск строк</translation>
    </message>
    <message>
      <source>detecting writing system</source>
      <translation>определение письменности</translation>
    </message>
    <message>
      <source>device or resource busy</source>
      <translation>устройство или ресурс заняты</translation>
    </message>
    <message>
      <source>directory not empty</source>
      <translation>папка не пуста</translation>
    </message>
    <message>
      <source>disk quota exceeded</source>
      <translation>превышена дисковая квота</translation>
    </message>
    <message>
      <source>duplicate attribute</source>
      <translation>повторный атрибут</translation>
    </message>
    <message>
      <source>exit status {status}</source>
      <translation>код завершения {status}</translation>
    </message>
    <message>
      <source>file exists</source>
      <translation>файл уже существует</translation>
    </message>
    <message>
      <source>file name too long</source>
      <translation>слишком длинное имя файла</translation>
    </message>
    <message>
      <source>file too large</source>
      <translation>файл слишком велик</translation>
    </message>
    <message>
      <source>google-vision.max_results is a number from 1 to 1000, not {value}</source>
      <translation>google-vision.max_results — число от 1 до 1000, а не {value}</translation>
    </message>
    <message>
      <source>image {number} of the {count} in this saved answer holds nothing that was found</source>
      <translation>в сохранённом ответе для этого изображения ничего не найдено: {number} из {count}</translation>
    </message>
    <message>
      <source>input/output error</source>
      <translation>ошибка ввода-вывода</translation>
    </message>
    <message>
      <source>invalid argument</source>
      <translation>недопустимый аргумент</translation>
    </message>
    <message>
      <source>invalid character</source>
      <translation>недопустимый знак</translation>
    </message>
    <message>
      <source>invalid continuation byte</source>
      <translation>недопустимый байт продолжения</translation>
    </message>
    <message>
      <source>invalid number</source>
      <translation>недопустимое число</translation>
    </message>
    <message>
      <source>invalid start byte</source>
      <translation>недопустимый начальный байт</translation>
    </message>
    <message>
      <source>is a directory</source>
      <translation>это папка</translation>
    </message>
    <message>
      <source>it cannot be opened</source>
      <translation>его нельзя открыть</translation>
    </message>
    <message>
      <source>it cannot be read any more</source>
      <translation>его больше нельзя прочитать</translation>
    </message>
    <message>
      <source>it cannot be written</source>
      <translation>в него нельзя записать</translation>
    </message>
    <message>
      <source>it failed</source>
      <translation>не удалось</translation>
    </message>
    <message>
      <source>it found no text</source>
      <translation>текст не найден</translation>
    </message>
    <message>
      <source>it gave no reason</source>
      <translation>без объяснения</translation>
    </message>
    <message>
      <source>it had been closed</source>
      <translation>оно было остановлено</translation>
    </message>
    <message>
      <source>it has no frame {frame}, only {count}</source>
      <translation>кадра {frame} в нём нет; всего кадров: {count}</translation>
    </message>
    <message>
      <source>it has no pixels</source>
      <translation>в нём нет пикселей</translation>
    </message>
    <message>
      <source>it has too many pixels, the limit is {most}</source>
      <translation>слишком много пикселей; предел — {most}</translation>
    </message>
    <message>
      <source>it has {count} pixels, the limit is {most}</source>
      <translation>пикселей: {count}; предел — {most}</translation>
    </message>
    <message>
      <source>it has {size} bytes, the limit is {most}</source>
      <translation>байтов: {size}; предел — {most}</translation>
    </message>
    <message>
      <source>it has {width} × {height} pixels, the limit is {most}</source>
      <translation>пикселей: {width} × {height}; предел — {most}</translation>
    </message>
    <message>
      <source>it holds no JSON; download the key again</source>
      <translation>в нём нет JSON; скачайте ключ заново</translation>
    </message>
    <message>
      <source>it is a ZIP archive or an office document, not an image</source>
      <translation>это архив ZIP или офисный документ, а не изображение</translation>
    </message>
    <message>
      <source>it is a compressed archive, not an image</source>
      <translation>это сжатый архив, а не изображение</translation>
    </message>
    <message>
      <source>it is a film, not an image</source>
      <translation>это видео, а не изображение</translation>
    </message>
    <message>
      <source>it is a folder</source>
      <translation>это папка</translation>
    </message>
    <message>
      <source>it is a web page, not an image</source>
      <translation>это веб-страница, а не изображение</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>файл пуст</translation>
    </message>
    <message>
      <source>it is encrypted and wants a password</source>
      <translation>он зашифрован и требует пароль</translation>
    </message>
    <message>
      <source>it is encrypted in a way that is not supported</source>
      <translation>он зашифрован неподдерживаемым способом</translation>
    </message>
    <message>
      <source>it is encrypted, and none of the passwords given opens it</source>
      <translation>он зашифрован, и ни один из указанных паролей не подходит</translation>
    </message>
    <message>
      <source>it is not a file</source>
      <translation>это не файл</translation>
    </message>
    <message>
      <source>it is not an image, or not of a kind that is supported</source>
      <translation>это не изображение или изображение неподдерживаемого вида</translation>
    </message>
    <message>
      <source>it is not an ordinary file</source>
      <translation>это не обычный файл</translation>
    </message>
    <message>
      <source>it is not text</source>
      <translation>это не текст</translation>
    </message>
    <message>
      <source>it is too large</source>
      <translation>слишком большой файл</translation>
    </message>
    <message>
      <source>it needs more memory than is allowed for a page of a PDF</source>
      <translation>ему нужно больше памяти, чем разрешено для страницы PDF</translation>
    </message>
    <message>
      <source>it needs more memory than there is</source>
      <translation>для этого не хватает памяти</translation>
    </message>
    <message>
      <source>it was made by a newer Vidimus</source>
      <translation>он создан более новой версией Vidimus</translation>
    </message>
    <message>
      <source>its certificate is not trusted</source>
      <translation>сертификату нет доверия</translation>
    </message>
    <message>
      <source>its links lead in a circle</source>
      <translation>ссылки ведут по кругу</translation>
    </message>
    <message>
      <source>its metadata unpacks to a suspicious size</source>
      <translation>метаданные после распаковки подозрительно велики</translation>
    </message>
    <message>
      <source>its name is not known</source>
      <translation>имя неизвестно</translation>
    </message>
    <message>
      <source>its name is too long</source>
      <translation>слишком длинное имя</translation>
    </message>
    <message>
      <source>its sharp pixels cannot be kept</source>
      <translation>не удаётся сохранить пиксели в полном разрешении</translation>
    </message>
    <message>
      <source>its sharp pixels cannot be kept: {reason}</source>
      <translation>не удаётся сохранить пиксели в полном разрешении: {reason}</translation>
    </message>
    <message>
      <source>its sharp pixels cannot be read</source>
      <translation>не удаётся прочитать пиксели в полном разрешении</translation>
    </message>
    <message>
      <source>its successor is the provider yandex-ocr</source>
      <translation>вместо неё — сервис yandex-ocr</translation>
    </message>
    <message>
      <source>its successor is the provider yandex-search</source>
      <translation>вместо неё — сервис yandex-search</translation>
    </message>
    <message>
      <source>junk after document element</source>
      <translation>после корневого элемента что-то есть</translation>
    </message>
    <message>
      <source>line {number} of this file is damaged: {reason}</source>
      <translation>строка {number} этого файла повреждена: {reason}</translation>
    </message>
    <message>
      <source>maximum recursion depth exceeded while deserializing an object</source>
      <translation>слишком глубокая вложенность</translation>
    </message>
    <message>
      <source>mismatched tag</source>
      <translation>теги не соответствуют друг другу</translation>
    </message>
    <message>
      <source>no element found</source>
      <translation>нет ни одного элемента</translation>
    </message>
    <message>
      <source>no space left on device</source>
      <translation>на диске не осталось места</translation>
    </message>
    <message>
      <source>no such device</source>
      <translation>нет такого устройства</translation>
    </message>
    <message>
      <source>no such file or directory</source>
      <translation>нет такого файла или папки</translation>
    </message>
    <message>
      <source>none of the {count} documents in this file is of this image; the first is of {name}</source>
      <translation>ни один документ в этом файле не относится к этому изображению (всего: {count}); первый — к {name}</translation>
    </message>
    <message>
      <source>none of these images has both ground truth and a reading</source>
      <translation>ни у одного из этих изображений нет и эталона, и распознанного текста</translation>
    </message>
    <message>
      <source>not a directory</source>
      <translation>это не папка</translation>
    </message>
    <message>
      <source>not an analysis document: {detail}</source>
      <translation>не документ анализа: {detail}</translation>
    </message>
    <message>
      <source>not an analysis document: {reason}</source>
      <translation>не документ анализа: {reason}</translation>
    </message>
    <message>
      <source>not an analysis: {detail}</source>
      <translation>не анализ: {detail}</translation>
    </message>
    <message>
      <source>not well-formed (invalid token)</source>
      <translation>некорректно (недопустимый знак)</translation>
    </message>
    <message>
      <source>nothing is selected</source>
      <translation>ничего не выбрано</translation>
    </message>
    <message>
      <source>object keys must be strings</source>
      <translation>ключи объектов должны быть строками</translation>
    </message>
    <message>
      <source>of its pages only {count} are taken, which is the limit</source>
      <translation>страниц берётся только {count}; это предел</translation>
    </message>
    <message>
      <source>only words that stand side by side in one line can be merged</source>
      <translation>объединить можно только соседние слова одной строки</translation>
    </message>
    <message>
      <source>opening</source>
      <translation>открытие</translation>
    </message>
    <message>
      <source>operation not permitted</source>
      <translation>операция не разрешена</translation>
    </message>
    <message>
      <source>page {page} and what follows it is damaged</source>
      <translation>страница {page} и следующие повреждены</translation>
    </message>
    <message>
      <source>partial character</source>
      <translation>неполный знак</translation>
    </message>
    <message>
      <source>permission denied</source>
      <translation>отказано в доступе</translation>
    </message>
    <message>
      <source>places are given in inches of a page whose size is not said: the text is read without places</source>
      <translation>координаты даны в дюймах, а размер страницы не указан: текст прочитан без координат</translation>
    </message>
    <message>
      <source>places in the file lie far outside of the page it describes: they may be off</source>
      <translation>координаты в файле далеко за пределами описанной страницы: они могут не совпасть</translation>
    </message>
    <message>
      <source>product search needs the option google-vision.product_set</source>
      <translation>для поиска товаров нужен параметр google-vision.product_set</translation>
    </message>
    <message>
      <source>read-only file system</source>
      <translation>файловая система только для чтения</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>читается</translation>
    </message>
    <message>
      <source>reading its sharp pixels broke off</source>
      <translation>чтение пикселей в полном разрешении прервалось</translation>
    </message>
    <message>
      <source>reading this page of the PDF broke off: too slow, too large or damaged</source>
      <translation>чтение этой страницы PDF прервалось: слишком долго, слишком велика или повреждена</translation>
    </message>
    <message>
      <source>reading with tesseract</source>
      <translation>чтение с tesseract</translation>
    </message>
    <message>
      <source>reference to invalid character number</source>
      <translation>ссылка на недопустимый номер знака</translation>
    </message>
    <message>
      <source>select two or more words of a line, or several lines, blocks, faces or objects</source>
      <translation>выберите два или более слов строки либо несколько строк, блоков, лиц или объектов</translation>
    </message>
    <message>
      <source>sending</source>
      <translation>отправка</translation>
    </message>
    <message>
      <source>service answered {status}</source>
      <translation>ответ сервиса: {status}</translation>
    </message>
    <message>
      <source>service busy</source>
      <translation>сервис занят</translation>
    </message>
    <message>
      <source>service not reached</source>
      <translation>сервис недоступен</translation>
    </message>
    <message>
      <source>service-account JSON</source>
      <translation>JSON сервисного аккаунта</translation>
    </message>
    <message>
      <source>some letters of this XML are not in its encoding, {encoding}: save it anew as UTF-8</source>
      <translation>некоторые буквы этого XML не в его кодировке {encoding}: сохраните его заново в UTF-8</translation>
    </message>
    <message>
      <source>some letters of this text are not in its encoding, {encoding}: save it anew as UTF-8</source>
      <translation>некоторые буквы этого текста не в его кодировке {encoding}: сохраните его заново в UTF-8</translation>
    </message>
    <message>
      <source>something went wrong inside Vidimus; try again (details are in the log)</source>
      <translation>внутри Vidimus произошла ошибка; попробуйте ещё раз (подробности в журнале)</translation>
    </message>
    <message>
      <source>stale file handle</source>
      <translation>устаревший дескриптор файла</translation>
    </message>
    <message>
      <source>status {number}</source>
      <translation>код {number}</translation>
    </message>
    <message>
      <source>syntax error</source>
      <translation>синтаксическая ошибка</translation>
    </message>
    <message>
      <source>tesseract could not be started: {reason}.</source>
      <translation>не удалось запустить tesseract: {reason}.</translation>
    </message>
    <message>
      <source>tesseract failed: {reason}</source>
      <translation>сбой tesseract: {reason}</translation>
    </message>
    <message>
      <source>tesseract has no language data for the {script} script here.</source>
      <translation>у tesseract здесь нет данных для письменности {script}.</translation>
    </message>
    <message>
      <source>tesseract has no language data for the {script} script here; install the package {package}.</source>
      <translation>у tesseract здесь нет данных для письменности {script}; установите пакет {package}.</translation>
    </message>
    <message>
      <source>tesseract has no language data for {languages} on this machine.</source>
      <translation>у tesseract на этом компьютере нет данных языка {languages}.</translation>
    </message>
    <message>
      <source>tesseract took longer than {seconds:.0f} s.</source>
      <translation>tesseract работал дольше {seconds:.0f} с.</translation>
    </message>
    <message>
      <source>the PDF data is damaged, or there is no page in it</source>
      <translation>данные PDF повреждены или не содержат страниц</translation>
    </message>
    <message>
      <source>the Windows Credential Manager</source>
      <translation>диспетчер учётных данных Windows</translation>
    </message>
    <message>
      <source>the analyses could not be kept in {path}: {reason}</source>
      <translation>не удалось сохранить анализы в {path}: {reason}</translation>
    </message>
    <message>
      <source>the analysis failed</source>
      <translation>анализ не удался</translation>
    </message>
    <message>
      <source>the answer has a number that is not finite</source>
      <translation>в ответе есть бесконечное число</translation>
    </message>
    <message>
      <source>the answer has a polygon of {count:,} vertices</source>
      <translation>в ответе многоугольник, вершин: {count:,}</translation>
    </message>
    <message>
      <source>the answer has {value} where a number belongs</source>
      <translation>в ответе вместо числа стоит {value}</translation>
    </message>
    <message>
      <source>the answer is of a picture of {width:.0f} × {height:.0f}, not {image_width:.0f} × {image_height:.0f}: open the picture it is of, uncropped and not turned</source>
      <translation>ответ относится к картинке {width:.0f} × {height:.0f}, а не {image_width:.0f} × {image_height:.0f}: откройте ту картинку, к которой он относится, без обрезки и поворота</translation>
    </message>
    <message>
      <source>the answer of {host} is over {size} MiB and was refused</source>
      <translation>ответ {host} больше {size} МиБ и отклонён</translation>
    </message>
    <message>
      <source>the answer of {title} could not be understood ({fault})</source>
      <translation>ответ {title} не удалось понять ({fault})</translation>
    </message>
    <message>
      <source>the clipboard holds no image, file or link</source>
      <translation>в буфере обмена нет изображения, файла или ссылки</translation>
    </message>
    <message>
      <source>the data is cut off</source>
      <translation>данные обрываются</translation>
    </message>
    <message>
      <source>the data is damaged</source>
      <translation>данные повреждены</translation>
    </message>
    <message>
      <source>the data is of a variety that is not supported</source>
      <translation>эта разновидность данных не поддерживается</translation>
    </message>
    <message>
      <source>the desktop did not allow the screen to be captured</source>
      <translation>система не разрешила снять экран</translation>
    </message>
    <message>
      <source>the desktop gave no picture of the screen</source>
      <translation>система не передала снимок экрана</translation>
    </message>
    <message>
      <source>the disk failed</source>
      <translation>сбой диска</translation>
    </message>
    <message>
      <source>the disk has no room for its sharp pixels ({size:.1f} GB); a small copy is shown</source>
      <translation>на диске нет места для полного разрешения ({size:.1f} ГБ); показана уменьшенная копия</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>диск заполнен</translation>
    </message>
    <message>
      <source>the disk or the network failed while it was read</source>
      <translation>сбой диска или сети при чтении</translation>
    </message>
    <message>
      <source>the document's schema is not {schema}: {other}</source>
      <translation>схема документа — не {schema}: {other}</translation>
    </message>
    <message>
      <source>the encoding of this hOCR is not clear: save it anew as UTF-8</source>
      <translation>кодировка этого hOCR неясна: сохраните его заново в UTF-8</translation>
    </message>
    <message>
      <source>the file describes a picture of {width:g}×{height:g}, this one has {image_width}×{image_height}: places may be off</source>
      <translation>файл описывает изображение {width:g}×{height:g}, а у этого {image_width}×{image_height}: координаты могут не совпасть</translation>
    </message>
    <message>
      <source>the file does not say how large its picture is, but larger than this one: places may be off</source>
      <translation>размер изображения в файле не указан, но оно больше этого: координаты могут не совпасть</translation>
    </message>
    <message>
      <source>the file has changed since it was first opened</source>
      <translation>файл изменился после первого открытия</translation>
    </message>
    <message>
      <source>the file has zero bytes between its letters: they are left out</source>
      <translation>в файле между буквами стоят нулевые байты: они пропущены</translation>
    </message>
    <message>
      <source>the file is not all in its encoding, {encoding}: some letters may be wrong</source>
      <translation>файл не весь в своей кодировке {encoding}: отдельные буквы могут быть неверны</translation>
    </message>
    <message>
      <source>the file is too large for the on-device reader</source>
      <translation>файл слишком велик для локального распознавания</translation>
    </message>
    <message>
      <source>the file of kept analyses was damaged; it was moved to {path}</source>
      <translation>файл сохранённых анализов был повреждён; он перемещён в {path}</translation>
    </message>
    <message>
      <source>the image is too large for the memory of this machine</source>
      <translation>изображение слишком велико для памяти этого компьютера</translation>
    </message>
    <message>
      <source>the key is not a {name}; paste the whole file</source>
      <translation>ключ — не {name}; вставьте файл целиком</translation>
    </message>
    <message>
      <source>the keyring ({name})</source>
      <translation>хранилище ключей ({name})</translation>
    </message>
    <message>
      <source>the keyring failed ({fault}); unlock it, or set the environment variable instead</source>
      <translation>сбой хранилища ключей ({fault}); разблокируйте его или задайте переменную окружения</translation>
    </message>
    <message>
      <source>the keyring found here ({name}) would write secrets to a plain file, so it is not used; start the system's own keyring or set the environment variable instead</source>
      <translation>найденное хранилище ключей ({name}) записало бы секреты в открытый файл, поэтому не используется; запустите системное хранилище или задайте переменную окружения</translation>
    </message>
    <message>
      <source>the keyring is locked; unlock it and try again</source>
      <translation>хранилище ключей заблокировано; разблокируйте его и попробуйте ещё раз</translation>
    </message>
    <message>
      <source>the keyring of your desktop</source>
      <translation>хранилище ключей рабочего стола</translation>
    </message>
    <message>
      <source>the link to {host} is not opened: it leads into a private network</source>
      <translation>ссылка на {host} не открывается: она ведёт в частную сеть</translation>
    </message>
    <message>
      <source>the macOS Keychain</source>
      <translation>связка ключей macOS</translation>
    </message>
    <message>
      <source>the offline switch is on, so nothing was sent</source>
      <translation>действует режим без сети, поэтому ничего не отправлено</translation>
    </message>
    <message>
      <source>the offline switch is on, so nothing was sent to {title}</source>
      <translation>действует режим без сети, поэтому в {title} ничего не отправлено</translation>
    </message>
    <message>
      <source>the offline switch is on, so this was not fetched</source>
      <translation>действует режим без сети, поэтому загрузка не выполнена</translation>
    </message>
    <message>
      <source>the offline switch is on, so {link} was not fetched</source>
      <translation>действует режим без сети, поэтому {link} не загружается</translation>
    </message>
    <message>
      <source>the offline switch was turned on, so this was not fetched</source>
      <translation>включён режим без сети, поэтому загрузка не выполнена</translation>
    </message>
    <message>
      <source>the offline switch was turned on, so this was stopped</source>
      <translation>включён режим без сети, поэтому работа остановлена</translation>
    </message>
    <message>
      <source>the on-device reader could not be started without pipes</source>
      <translation>не удалось запустить локальное распознавание без каналов</translation>
    </message>
    <message>
      <source>the on-device reader could not be started: {reason}</source>
      <translation>не удалось запустить локальное распознавание: {reason}</translation>
    </message>
    <message>
      <source>the on-device reader failed on this image ({defect})</source>
      <translation>локальное распознавание не справилось с этим изображением ({defect})</translation>
    </message>
    <message>
      <source>the on-device reader gave an answer that cannot be understood; try again</source>
      <translation>локальное распознавание дало непонятный ответ; попробуйте ещё раз</translation>
    </message>
    <message>
      <source>the on-device reader has been closed</source>
      <translation>локальное распознавание остановлено</translation>
    </message>
    <message>
      <source>the on-device reader has no {feature}</source>
      <translation>локальное распознавание этого не умеет: {feature}</translation>
    </message>
    <message>
      <source>the on-device reader stopped unexpectedly ({how}); try again</source>
      <translation>локальное распознавание неожиданно завершилось ({how}); попробуйте ещё раз</translation>
    </message>
    <message>
      <source>the option {provider}.{option} is one of {known}</source>
      <translation>параметр {provider}.{option} — один из: {known}</translation>
    </message>
    <message>
      <source>the picture that the desktop made cannot be read: {reason}</source>
      <translation>снимок, сделанный системой, не читается: {reason}</translation>
    </message>
    <message>
      <source>the private key in the key file is damaged; paste the whole file</source>
      <translation>закрытый ключ в файле ключа повреждён; вставьте файл целиком</translation>
    </message>
    <message>
      <source>the reading order of this PAGE-XML is nested too deeply</source>
      <translation>порядок чтения в этом PAGE-XML вложен слишком глубоко</translation>
    </message>
    <message>
      <source>the regions of this PAGE-XML are nested too deeply</source>
      <translation>области этого PAGE-XML вложены слишком глубоко</translation>
    </message>
    <message>
      <source>the screen cannot be captured: there is no desktop session to ask</source>
      <translation>экран нельзя снять: нет сеанса рабочего стола</translation>
    </message>
    <message>
      <source>the screen was not captured: the desktop gave no answer in time</source>
      <translation>экран не снят: система не ответила вовремя</translation>
    </message>
    <message>
      <source>the screen was not captured: the desktop session ended the connection</source>
      <translation>экран не снят: сеанс прервал соединение</translation>
    </message>
    <message>
      <source>the service takes neither JPEG nor PNG but {formats}</source>
      <translation>сервис принимает не JPEG и PNG, а {formats}</translation>
    </message>
    <message>
      <source>the settings cannot be written to {path}: {reason}</source>
      <translation>не удаётся записать настройки в {path}: {reason}</translation>
    </message>
    <message>
      <source>the settings file was damaged; it was kept as {path}, and defaults are used</source>
      <translation>файл настроек был повреждён; он сохранён как {path}, действуют значения по умолчанию</translation>
    </message>
    <message>
      <source>the settings in {path} cannot be read: {reason}; defaults are used</source>
      <translation>не удаётся прочитать настройки в {path}: {reason}; действуют значения по умолчанию</translation>
    </message>
    <message>
      <source>the {field} of {provider} is damaged in the keyring; set it again with `vidimus credentials set {provider} {field}`</source>
      <translation>{provider}: {field} повреждён в хранилище ключей; задайте заново: `vidimus credentials set {provider} {field}`</translation>
    </message>
    <message>
      <source>the {field} of {provider} is empty; nothing was changed</source>
      <translation>{provider}: значение {field} пусто; ничего не изменено</translation>
    </message>
    <message>
      <source>the {field} of {provider} is no credential: too long or not text</source>
      <translation>{provider}: {field} не подходит: слишком длинно или не текст</translation>
    </message>
    <message>
      <source>the {format} data is cut off</source>
      <translation>данные {format} обрываются</translation>
    </message>
    <message>
      <source>the {format} data is damaged</source>
      <translation>данные {format} повреждены</translation>
    </message>
    <message>
      <source>the {format} data is of a variety that is not supported</source>
      <translation>эта разновидность {format} не поддерживается</translation>
    </message>
    <message>
      <source>there is no analysis document in this file</source>
      <translation>в этом файле нет документа анализа</translation>
    </message>
    <message>
      <source>there is no analysis in this document</source>
      <translation>в этом документе нет анализа</translation>
    </message>
    <message>
      <source>there is no keyring on this machine, so credentials count for this run only; start a keyring service or set the environment variable instead</source>
      <translation>на этом компьютере нет хранилища ключей, поэтому учётные данные действуют только на этот запуск; запустите службу хранилища или задайте переменную окружения</translation>
    </message>
    <message>
      <source>there is no permission to read it</source>
      <translation>нет права на чтение</translation>
    </message>
    <message>
      <source>there is no provider {provider}</source>
      <translation>сервиса {provider} нет</translation>
    </message>
    <message>
      <source>there is no such file</source>
      <translation>такого файла нет</translation>
    </message>
    <message>
      <source>there is no {kind} {name}; there are: {known}</source>
      <translation>нет такого: {kind} {name}; есть: {known}</translation>
    </message>
    <message>
      <source>there is nothing to split off here</source>
      <translation>здесь нечего отделять</translation>
    </message>
    <message>
      <source>these texts are too long to be compared word by word without places</source>
      <translation>эти тексты слишком длинны, чтобы сравнивать их по словам без координат</translation>
    </message>
    <message>
      <source>this ALTO has no page</source>
      <translation>в этом ALTO нет страницы</translation>
    </message>
    <message>
      <source>this ALTO states places on paper but not the page's size, and the image has no resolution: places are unknown</source>
      <translation>этот ALTO даёт координаты на бумаге, но не размер страницы, а у изображения нет разрешения: места неизвестны</translation>
    </message>
    <message>
      <source>this METS file only lists the files of a book: open the ALTO or PAGE file of the page instead</source>
      <translation>этот файл METS лишь перечисляет файлы книги: откройте файл ALTO или PAGE нужной страницы</translation>
    </message>
    <message>
      <source>this XML declares a document type, which is not read</source>
      <translation>в этом XML объявлен тип документа; такое не читается</translation>
    </message>
    <message>
      <source>this XML is nested too deeply</source>
      <translation>этот XML вложен слишком глубоко</translation>
    </message>
    <message>
      <source>this XML is over {limit} MiB</source>
      <translation>этот XML больше {limit} МиБ</translation>
    </message>
    <message>
      <source>this XML is too long</source>
      <translation>этот XML слишком длинный</translation>
    </message>
    <message>
      <source>this XML names an encoding that is not known, {encoding}: save it anew as UTF-8</source>
      <translation>в этом XML указана неизвестная кодировка {encoding}: сохраните его заново в UTF-8</translation>
    </message>
    <message>
      <source>this answer holds nothing that was found; what was found before stays</source>
      <translation>в этом ответе ничего не найдено; найденное раньше остаётся</translation>
    </message>
    <message>
      <source>this correction belongs to another analysis</source>
      <translation>это исправление относится к другому анализу</translation>
    </message>
    <message>
      <source>this correction could not be kept</source>
      <translation>это исправление не удалось сохранить</translation>
    </message>
    <message>
      <source>this correction does not fit the analysis any more</source>
      <translation>это исправление больше не подходит к анализу</translation>
    </message>
    <message>
      <source>this desktop offers no way to capture the screen</source>
      <translation>эта система не даёт снимать экран</translation>
    </message>
    <message>
      <source>this document is of another image, {name}</source>
      <translation>этот документ относится к другому изображению, {name}</translation>
    </message>
    <message>
      <source>this document is of the page at {told} dpi, and it is open at {dpi}; open it at that resolution</source>
      <translation>этот документ относится к странице при {told} dpi, а она открыта при {dpi}; откройте её с тем разрешением</translation>
    </message>
    <message>
      <source>this file has one document, so there is no document {nth} in it</source>
      <translation>в этом файле один документ, документа {nth} в нём нет</translation>
    </message>
    <message>
      <source>this file has one page, so there is no page {nth} in it</source>
      <translation>в этом файле одна страница, страницы {nth} в нём нет</translation>
    </message>
    <message>
      <source>this file has {count} documents, so there is no document {nth} in it</source>
      <translation>документов в этом файле: {count}; документа {nth} в нём нет</translation>
    </message>
    <message>
      <source>this file has {count} pages, so there is no page {nth} in it</source>
      <translation>страниц в этом файле: {count}; страницы {nth} в нём нет</translation>
    </message>
    <message>
      <source>this file has {count} pages, the image shows page {page}</source>
      <translation>страниц в этом файле: {count}; изображение показывает страницу {page}</translation>
    </message>
    <message>
      <source>this hOCR is over {size} MiB</source>
      <translation>этот hOCR больше {size} МиБ</translation>
    </message>
    <message>
      <source>this hOCR is too long</source>
      <translation>этот hOCR слишком длинный</translation>
    </message>
    <message>
      <source>this is no ALTO: it has no alto with a Layout</source>
      <translation>это не ALTO: в нём нет alto с Layout</translation>
    </message>
    <message>
      <source>this is no PAGE-XML: it has no PcGts with a Page</source>
      <translation>это не PAGE-XML: в нём нет PcGts с Page</translation>
    </message>
    <message>
      <source>this is no hOCR: there is no ocr_page in it</source>
      <translation>это не hOCR: в нём нет ocr_page</translation>
    </message>
    <message>
      <source>this is no text</source>
      <translation>это не текст</translation>
    </message>
    <message>
      <source>this is no text in UTF-8; save it as that</source>
      <translation>это не текст в UTF-8; сохраните его так</translation>
    </message>
    <message>
      <source>this is no well-formed XML: {fault}</source>
      <translation>это некорректный XML: {fault}</translation>
    </message>
    <message>
      <source>this is not a saved answer of any provider Vidimus knows</source>
      <translation>это не сохранённый ответ известного Vidimus сервиса</translation>
    </message>
    <message>
      <source>this is not a saved answer of {service}</source>
      <translation>это не сохранённый ответ {service}</translation>
    </message>
    <message>
      <source>this is not a saved answer of {service}: it holds nothing that was found</source>
      <translation>это не сохранённый ответ {service}: в нём ничего не найдено</translation>
    </message>
    <message>
      <source>this is not an http or https address</source>
      <translation>это не адрес http или https</translation>
    </message>
    <message>
      <source>this page of the PDF is damaged</source>
      <translation>эта страница PDF повреждена</translation>
    </message>
    <message>
      <source>this provider has no saved answers to read</source>
      <translation>у этого сервиса нет сохранённых ответов</translation>
    </message>
    <message>
      <source>this recording of Azure holds no answer: the image had only been taken</source>
      <translation>в этой записи Azure нет ответа: изображение было только принято</translation>
    </message>
    <message>
      <source>this region is not there any more</source>
      <translation>этой области больше нет</translation>
    </message>
    <message>
      <source>this saved answer holds nothing</source>
      <translation>этот сохранённый ответ пуст</translation>
    </message>
    <message>
      <source>this saved answer is of one image, so there is no image {number} in it</source>
      <translation>этот сохранённый ответ — об одном изображении, изображения {number} в нём нет</translation>
    </message>
    <message>
      <source>this saved answer is of {count} images, so there is no image {number} in it</source>
      <translation>изображений в этом сохранённом ответе: {count}; изображения {number} в нём нет</translation>
    </message>
    <message>
      <source>this saved answer of Azure was asked for too early: the reading was under way</source>
      <translation>этот сохранённый ответ Azure получен слишком рано: чтение ещё шло</translation>
    </message>
    <message>
      <source>this saved answer of {service} holds no pages</source>
      <translation>в этом сохранённом ответе {service} нет страниц</translation>
    </message>
    <message>
      <source>this saved answer of {service} holds nothing that was found</source>
      <translation>в этом сохранённом ответе {service} ничего не найдено</translation>
    </message>
    <message>
      <source>this saved answer of {service} says nothing of {features}; without named features, what it holds is read</source>
      <translation>в этом сохранённом ответе {service} ничего нет о признаках: {features}; если не называть признаков, читается то, что в нём есть</translation>
    </message>
    <message>
      <source>this saved answer says nothing of {feature}</source>
      <translation>в этом сохранённом ответе ничего нет о признаке: {feature}</translation>
    </message>
    <message>
      <source>this text is over {size} MiB</source>
      <translation>этот текст больше {size} МиБ</translation>
    </message>
    <message>
      <source>too many levels of symbolic links</source>
      <translation>слишком много символических ссылок</translation>
    </message>
    <message>
      <source>too many open files</source>
      <translation>слишком много открытых файлов</translation>
    </message>
    <message>
      <source>too many open files in system</source>
      <translation>слишком много открытых файлов в системе</translation>
    </message>
    <message>
      <source>too many words lie on one another here for two readings to be compared</source>
      <translation>здесь слишком много слов лежит друг на друге, сравнить два прочтения нельзя</translation>
    </message>
    <message>
      <source>trailing characters</source>
      <translation>лишние знаки в конце</translation>
    </message>
    <message>
      <source>trailing comma in array</source>
      <translation>лишняя запятая в списке</translation>
    </message>
    <message>
      <source>trailing comma in object</source>
      <translation>лишняя запятая в объекте</translation>
    </message>
    <message>
      <source>true or false</source>
      <translation>true или false</translation>
    </message>
    <message>
      <source>unbound prefix</source>
      <translation>префикс без пространства имён</translation>
    </message>
    <message>
      <source>unclosed CDATA section</source>
      <translation>незакрытый раздел CDATA</translation>
    </message>
    <message>
      <source>unclosed token</source>
      <translation>незакрытый тег</translation>
    </message>
    <message>
      <source>undefined entity</source>
      <translation>необъявленная сущность</translation>
    </message>
    <message>
      <source>unexpected end of data</source>
      <translation>неожиданный конец данных</translation>
    </message>
    <message>
      <source>waiting for the answer</source>
      <translation>ожидание ответа</translation>
    </message>
    <message>
      <source>yandex-search.family_mode is one of {modes}</source>
      <translation>yandex-search.family_mode — один из: {modes}</translation>
    </message>
    <message>
      <source>yandex-search.pages is a number from 1 to {most}</source>
      <translation>yandex-search.pages — число от 1 до {most}</translation>
    </message>
    <message>
      <source>yandex-search.transport is grpc or rest</source>
      <translation>yandex-search.transport: grpc или rest</translation>
    </message>
    <message>
      <source>{address} is no address of a gRPC service; give host:port</source>
      <translation>не адрес сервиса gRPC: {address}; укажите host:port</translation>
    </message>
    <message>
      <source>{answer} ({seconds:g} s were allowed)</source>
      <translation>{answer} (отведено {seconds:g} с)</translation>
    </message>
    <message>
      <source>{answer} ({times} times)</source>
      <translation>{answer} (попыток: {times})</translation>
    </message>
    <message>
      <source>{answer} ({times} times; {seconds:g} s were allowed)</source>
      <translation>{answer} (попыток: {times}; отведено {seconds:g} с)</translation>
    </message>
    <message>
      <source>{answer}; check the credentials in {page}</source>
      <translation>{answer}; проверьте учётные данные: {page}</translation>
    </message>
    <message>
      <source>{answer}; wait or raise the quota</source>
      <translation>{answer}; подождите или увеличьте квоту</translation>
    </message>
    <message>
      <source>{host} answered {status}: {details}</source>
      <translation>{host}: ответ {status}: {details}</translation>
    </message>
    <message>
      <source>{host} answered {status}; try again later</source>
      <translation>{host}: ответ {status}; попробуйте позже</translation>
    </message>
    <message>
      <source>{host} broke the connection off ({seconds:g} s were allowed); allow more time or try again later</source>
      <translation>{host} прервал соединение (отведено {seconds:g} с); дайте больше времени или попробуйте позже</translation>
    </message>
    <message>
      <source>{host} broke the connection off; try again later</source>
      <translation>{host} прервал соединение; попробуйте позже</translation>
    </message>
    <message>
      <source>{host} cannot be found; check the link and the network</source>
      <translation>не найден: {host}; проверьте ссылку и сеть</translation>
    </message>
    <message>
      <source>{host} cannot be reached ({reason}); check the network and the endpoint</source>
      <translation>{host} недоступен ({reason}); проверьте сеть и адрес</translation>
    </message>
    <message>
      <source>{host} did not answer in time; try again later</source>
      <translation>{host} не ответил вовремя; попробуйте позже</translation>
    </message>
    <message>
      <source>{host} would be spoken to without encryption; use an https:// endpoint</source>
      <translation>соединение с {host} было бы без шифрования; укажите адрес с https://</translation>
    </message>
    <message>
      <source>{link} cannot be reached; check the link and the network</source>
      <translation>недоступно: {link}; проверьте ссылку и сеть</translation>
    </message>
    <message>
      <source>{link} was not fetched within {seconds:g} s; try again later</source>
      <translation>не загружено за {seconds:g} с: {link}; попробуйте позже</translation>
    </message>
    <message>
      <source>{name} cannot be made small enough for the service</source>
      <translation>{name} не удаётся достаточно уменьшить для сервиса</translation>
    </message>
    <message>
      <source>{name} cannot be made to fit: the service's limits exclude each other</source>
      <translation>{name} не подогнать: ограничения сервиса исключают друг друга</translation>
    </message>
    <message>
      <source>{name} has changed since it was opened; open it again</source>
      <translation>файл изменился после открытия: {name}; откройте его заново</translation>
    </message>
    <message>
      <source>{name} is no page of a PDF, so it has no text layer</source>
      <translation>{name} — не страница PDF, поэтому текстового слоя нет</translation>
    </message>
    <message>
      <source>{name} must be at least {least:g}</source>
      <translation>{name}: не менее {least:g}</translation>
    </message>
    <message>
      <source>{name} must be at most {most:g}</source>
      <translation>{name}: не более {most:g}</translation>
    </message>
    <message>
      <source>{name} must be one of {choices}</source>
      <translation>{name}: одно из {choices}</translation>
    </message>
    <message>
      <source>{name} must be {what}</source>
      <translation>{name}: ожидается {what}</translation>
    </message>
    <message>
      <source>{path}: {fault}; its default is used</source>
      <translation>{path}: {fault}; действует значение по умолчанию</translation>
    </message>
    <message>
      <source>{provider} gave no reading: {reason}</source>
      <translation>{provider}: прочтения нет: {reason}</translation>
    </message>
    <message>
      <source>{reason}; {seconds:g} s were allowed</source>
      <translation>{reason}; отведено {seconds:g} с</translation>
    </message>
    <message>
      <source>{sentence} ({outlook})</source>
      <translation>{sentence} ({outlook})</translation>
    </message>
    <message>
      <source>{service} answered for {count} of {expected} images</source>
      <translation>{service} ответил не по всем изображениям: {count} из {expected}</translation>
    </message>
    <message>
      <source>{service} answered nothing</source>
      <translation>{service} ничего не ответил</translation>
    </message>
    <message>
      <source>{service} answered something that is not its JSON</source>
      <translation>ответ {service} — не его JSON</translation>
    </message>
    <message>
      <source>{service} answered something that is not its message</source>
      <translation>ответ {service} — не его сообщение</translation>
    </message>
    <message>
      <source>{service} answered {count} of {expected} features</source>
      <translation>{service} ответил не на всё: {count} из {expected}</translation>
    </message>
    <message>
      <source>{service} answered {status}</source>
      <translation>{service}: ответ {status}</translation>
    </message>
    <message>
      <source>{service} answered {status}: {message}</source>
      <translation>{service}: ответ {status}: {message}</translation>
    </message>
    <message>
      <source>{service} gave no token</source>
      <translation>{service} не выдал токен</translation>
    </message>
    <message>
      <source>{service}'s answer has an unknown shape: {reason}</source>
      <translation>у ответа {service} неизвестная структура: {reason}</translation>
    </message>
    <message>
      <source>{service}'s answer holds no text annotation</source>
      <translation>в ответе {service} нет текстовой аннотации</translation>
    </message>
    <message>
      <source>{service}: {reason}</source>
      <translation>{service}: {reason}</translation>
    </message>
    <message>
      <source>{signal}, perhaps for want of memory</source>
      <translation>{signal}, возможно, не хватило памяти</translation>
    </message>
    <message>
      <source>{title} answered for {count} of {images} images</source>
      <translation>{title} ответил не по всем изображениям: {count} из {images}</translation>
    </message>
    <message>
      <source>{title} failed on this image ({fault})</source>
      <translation>{title} не справился с этим изображением ({fault})</translation>
    </message>
    <message>
      <source>{title} has no credentials yet; add them in {page}</source>
      <translation>для {title} ещё нет учётных данных; добавьте их: {page}</translation>
    </message>
    <message>
      <source>{title} has no more results</source>
      <translation>у {title} больше нет результатов</translation>
    </message>
    <message>
      <source>{title} has no {features}</source>
      <translation>{title} этого не умеет: {features}</translation>
    </message>
    <message>
      <source>{title} is made of other readings</source>
      <translation>{title} составляется из других прочтений</translation>
    </message>
    <message>
      <source>{title} needs an endpoint; add it in {page}</source>
      <translation>для {title} нужен адрес; добавьте его: {page}</translation>
    </message>
    <message>
      <source>{title} needs {wants}; add it in {page}, or with `vidimus credentials set {provider}`</source>
      <translation>{title}: нужен {wants}; добавьте: {page} или `vidimus credentials set {provider}`</translation>
    </message>
    <message>
      <source>{title} reads no text for a consensus</source>
      <translation>{title} не читает текст для консенсуса</translation>
    </message>
    <message>
      <source>{title} was not done after {seconds:g} s; allow more time or try again</source>
      <translation>{title}: не закончено за {seconds:g} с; дайте больше времени или попробуйте ещё раз</translation>
    </message>
    <message>
      <source>{variable} is neither JSON nor the path of a file that can be read</source>
      <translation>{variable}: не JSON и не путь к читаемому файлу</translation>
    </message>
    <message>
      <source>{what} - at `{place}`</source>
      <translation>{what}, в `{place}`</translation>
    </message>
    <message>
      <source>{what}: it announces {announced} pixels but holds {held}</source>
      <translation>{what}: заявлено пикселей {announced}, а есть {held}</translation>
    </message>
    <message>
      <source>{what}: line {line}, column {column}</source>
      <translation>{what}: строка {line}, столбец {column}</translation>
    </message>
  </context>
  <context>
    <name>Vidimus</name>
    <message numerus="yes">
      <source>%n analyses</source>
      <translation>
        <numerusform>%n анализ</numerusform>
        <numerusform>%n анализа</numerusform>
        <numerusform>%n анализов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n block(s)</source>
      <translation>
        <numerusform>%n блок</numerusform>
        <numerusform>%n блока</numerusform>
        <numerusform>%n блоков</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n block(s) selected</source>
      <translation>
        <numerusform>выделен %n блок</numerusform>
        <numerusform>выделено %n блока</numerusform>
        <numerusform>выделено %n блоков</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n byte(s)</source>
      <translation>
        <numerusform>%n байт</numerusform>
        <numerusform>%n байта</numerusform>
        <numerusform>%n байт</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n column(s)</source>
      <translation>
        <numerusform>%n столбец</numerusform>
        <numerusform>%n столбца</numerusform>
        <numerusform>%n столбцов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copies</source>
      <translation>
        <numerusform>%n копия</numerusform>
        <numerusform>%n копии</numerusform>
        <numerusform>%n копий</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n error(s) found</source>
      <translation>
        <numerusform>найдена %n ошибка</numerusform>
        <numerusform>найдено %n ошибки</numerusform>
        <numerusform>найдено %n ошибок</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n error(s) listed</source>
      <translation>
        <numerusform>показана %n ошибка</numerusform>
        <numerusform>показано %n ошибки</numerusform>
        <numerusform>показано %n ошибок</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n face(s)</source>
      <translation>
        <numerusform>%n лицо</numerusform>
        <numerusform>%n лица</numerusform>
        <numerusform>%n лиц</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>не удалось: %n</numerusform>
        <numerusform>не удалось: %n</numerusform>
        <numerusform>не удалось: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n feature(s)</source>
      <translation>
        <numerusform>%n признак</numerusform>
        <numerusform>%n признака</numerusform>
        <numerusform>%n признаков</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) are named after none of the open images.</source>
      <translation>
        <numerusform>%n файл не совпадает по имени ни с одним открытым изображением.</numerusform>
        <numerusform>%n файла не совпадают по имени ни с одним открытым изображением.</numerusform>
        <numerusform>%n файлов не совпадают по имени ни с одним открытым изображением.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) beside the images loaded with them</source>
      <translation>
        <numerusform>Вместе с изображениями загружен %n файл рядом с ними</numerusform>
        <numerusform>Вместе с изображениями загружены %n файла рядом с ними</numerusform>
        <numerusform>Вместе с изображениями загружено %n файлов рядом с ними</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot be opened</source>
      <translation>
        <numerusform>%n файл нельзя открыть</numerusform>
        <numerusform>%n файла нельзя открыть</numerusform>
        <numerusform>%n файлов нельзя открыть</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) found their images</source>
      <translation>
        <numerusform>%n файл привязан к изображению</numerusform>
        <numerusform>%n файла привязаны к изображениям</numerusform>
        <numerusform>%n файлов привязано к изображениям</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n full copies</source>
      <translation>
        <numerusform>%n полная копия</numerusform>
        <numerusform>%n полные копии</numerusform>
        <numerusform>%n полных копий</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) analysed</source>
      <translation>
        <numerusform>Проанализировано %n изображение</numerusform>
        <numerusform>Проанализировано %n изображения</numerusform>
        <numerusform>Проанализировано %n изображений</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) came in while the queue is at work</source>
      <translation>
        <numerusform>Пока очередь работает, добавлено %n изображение</numerusform>
        <numerusform>Пока очередь работает, добавлено %n изображения</numerusform>
        <numerusform>Пока очередь работает, добавлено %n изображений</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) waiting from the last session</source>
      <translation>
        <numerusform>%n изображение ждёт с прошлого сеанса</numerusform>
        <numerusform>%n изображения ждут с прошлого сеанса</numerusform>
        <numerusform>%n изображений ждут с прошлого сеанса</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) without ground truth or reading left out</source>
      <translation>
        <numerusform>пропущено %n изображение без эталона или текста</numerusform>
        <numerusform>пропущено %n изображения без эталона или текста</numerusform>
        <numerusform>пропущено %n изображений без эталона или текста</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n image(s) without text</source>
      <translation>
        <numerusform>%n изображение без текста</numerusform>
        <numerusform>%n изображения без текста</numerusform>
        <numerusform>%n изображений без текста</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n label(s)</source>
      <translation>
        <numerusform>%n метка</numerusform>
        <numerusform>%n метки</numerusform>
        <numerusform>%n меток</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left</source>
      <translation>
        <numerusform>осталось %n</numerusform>
        <numerusform>осталось %n</numerusform>
        <numerusform>осталось %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s)</source>
      <translation>
        <numerusform>%n строка</numerusform>
        <numerusform>%n строки</numerusform>
        <numerusform>%n строк</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s) selected</source>
      <translation>
        <numerusform>выделена %n строка</numerusform>
        <numerusform>выделено %n строки</numerusform>
        <numerusform>выделено %n строк</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n listed</source>
      <translation>
        <numerusform>в списке: %n</numerusform>
        <numerusform>в списке: %n</numerusform>
        <numerusform>в списке: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n match(es)</source>
      <translation>
        <numerusform>%n совпадение</numerusform>
        <numerusform>%n совпадения</numerusform>
        <numerusform>%n совпадений</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n object(s)</source>
      <translation>
        <numerusform>%n объект</numerusform>
        <numerusform>%n объекта</numerusform>
        <numerusform>%n объектов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n open image(s) have no ground truth or no reading.</source>
      <translation>
        <numerusform>У %n открытого изображения нет эталона или текста.</numerusform>
        <numerusform>У %n открытых изображений нет эталона или текста.</numerusform>
        <numerusform>У %n открытых изображений нет эталона или текста.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n partial copies</source>
      <translation>
        <numerusform>%n частичная копия</numerusform>
        <numerusform>%n частичные копии</numerusform>
        <numerusform>%n частичных копий</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) reviewed</source>
      <translation>
        <numerusform>проверено %n место</numerusform>
        <numerusform>проверено %n места</numerusform>
        <numerusform>проверено %n мест</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n provider(s)</source>
      <translation>
        <numerusform>%n сервис</numerusform>
        <numerusform>%n сервиса</numerusform>
        <numerusform>%n сервисов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s)</source>
      <translation>
        <numerusform>%n область</numerusform>
        <numerusform>%n области</numerusform>
        <numerusform>%n областей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n region(s) selected</source>
      <translation>
        <numerusform>выделена %n область</numerusform>
        <numerusform>выделено %n области</numerusform>
        <numerusform>выделено %n областей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reported</source>
      <translation>
        <numerusform>сообщено: %n</numerusform>
        <numerusform>сообщено: %n</numerusform>
        <numerusform>сообщено: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s)</source>
      <translation>
        <numerusform>%n строка</numerusform>
        <numerusform>%n строки</numerusform>
        <numerusform>%n строк</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>выделено: %n</numerusform>
        <numerusform>выделено: %n</numerusform>
        <numerusform>выделено: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar</source>
      <translation>
        <numerusform>%n похожее</numerusform>
        <numerusform>%n похожих</numerusform>
        <numerusform>%n похожих</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unknown</source>
      <translation>
        <numerusform>%n неизвестное</numerusform>
        <numerusform>%n неизвестных</numerusform>
        <numerusform>%n неизвестных</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s)</source>
      <translation>
        <numerusform>%n слово</numerusform>
        <numerusform>%n слова</numerusform>
        <numerusform>%n слов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s) selected</source>
      <translation>
        <numerusform>выделено %n слово</numerusform>
        <numerusform>выделено %n слова</numerusform>
        <numerusform>выделено %n слов</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Analysis</source>
      <translation>&amp;Анализ</translation>
    </message>
    <message>
      <source>&amp;Compare with the one shown</source>
      <translation>&amp;Сравнить с показанным</translation>
    </message>
    <message>
      <source>&amp;Format</source>
      <translation>&amp;Формат</translation>
    </message>
    <message>
      <source>&amp;Images</source>
      <translation>&amp;Изображения</translation>
    </message>
    <message>
      <source>&amp;Make consensus…</source>
      <translation>Составить &amp;консенсус…</translation>
    </message>
    <message>
      <source>&amp;Remove…</source>
      <translation>&amp;Удалить…</translation>
    </message>
    <message>
      <source>&amp;Show</source>
      <translation>&amp;Показать</translation>
    </message>
    <message>
      <source>&amp;Use as reference</source>
      <translation>Использовать как &amp;эталон</translation>
    </message>
    <message>
      <source>16-bit grey</source>
      <translation>серое, 16 бит</translation>
    </message>
    <message>
      <source>A bearer token, for instance of gcloud.</source>
      <translation>Токен типа Bearer, например от gcloud.</translation>
    </message>
    <message>
      <source>A copy of each image you analyse with {provider} goes to {host}: for {these} about {amount}. Only the pixels are sent; metadata such as place and camera stays here. You are asked once for this provider and host.</source>
      <translation>Копия каждого изображения, которое вы анализируете через {provider}, уходит на {host}: сейчас {these}, около {amount}. Отправляются только пиксели; метаданные, такие как место и камера, остаются здесь. Вопрос задаётся один раз для этого сервиса и адреса.</translation>
    </message>
    <message>
      <source>A host name; empty for the whole web.</source>
      <translation>Имя хоста; пусто: весь веб.</translation>
    </message>
    <message>
      <source>A line break counts as a blank.</source>
      <translation>Перевод строки считается пробелом.</translation>
    </message>
    <message>
      <source>A map of the whole image while zoomed in</source>
      <translation>Карта всего изображения при увеличении</translation>
    </message>
    <message>
      <source>A map of the whole image; drag, or use the arrow keys, to look elsewhere</source>
      <translation>Карта всего изображения; перетащите рамку или нажимайте стрелки, чтобы посмотреть другое место</translation>
    </message>
    <message>
      <source>A reading is measured against ground truth. Open a reference file, drop one on the image, or correct a reading and use it as reference.</source>
      <translation>Качество распознавания измеряется по эталону. Откройте файл эталона, перетащите его на изображение или исправьте распознавание и используйте его как эталон.</translation>
    </message>
    <message>
      <source>A reading it was made of has changed since. Make the consensus anew for the newer one.</source>
      <translation>Одно из прочтений с тех пор изменилось. Составьте консенсус заново, чтобы учесть новое.</translation>
    </message>
    <message>
      <source>A reference is read-only: choose a reading at the top to review it.</source>
      <translation>Эталон доступен только для чтения: выберите наверху распознавание, чтобы проверить его.</translation>
    </message>
    <message>
      <source>A reference is read-only: corrections go to a reading</source>
      <translation>Эталон только для чтения: исправления вносятся в прочтение</translation>
    </message>
    <message>
      <source>A regular expression sees the lines of the text in Unicode's normal form C. Unlike words, it passes no hyphen at a line end, and takes ligatures, ſ and full-width letters as they are.</source>
      <translation>Регулярное выражение видит строки текста в нормальной форме C Юникода. В отличие от слов, оно не пропускает перенос в конце строки и берёт лигатуры, ſ и полноширинные буквы как есть.</translation>
    </message>
    <message>
      <source>A tie: nothing but the order of the readings decided</source>
      <translation>Ничья: решил только порядок прочтений</translation>
    </message>
    <message>
      <source>ALTO file</source>
      <translation>Файл ALTO</translation>
    </message>
    <message>
      <source>API key</source>
      <translation>Ключ API</translation>
    </message>
    <message>
      <source>Abkhazian</source>
      <translation>абхазский</translation>
    </message>
    <message>
      <source>About Vidimus</source>
      <translation>О программе Vidimus</translation>
    </message>
    <message>
      <source>About {expected} errors remain (95 %: {low} to {high}) · {found} found</source>
      <translation>Остаётся около {expected} ошибок (95 %: от {low} до {high}) · найдено {found}</translation>
    </message>
    <message>
      <source>Accents and vowel points do not count.</source>
      <translation>Диакритика и огласовки не учитываются.</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Принять</translation>
    </message>
    <message>
      <source>Access token</source>
      <translation>Токен доступа</translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation>Исходный размер</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Добавить</translation>
    </message>
    <message>
      <source>Add this shortcut to those of the command</source>
      <translation>Добавить это сочетание к имеющимся у команды</translation>
    </message>
    <message>
      <source>Add to the queue</source>
      <translation>Добавить в очередь</translation>
    </message>
    <message>
      <source>Add {what}</source>
      <translation>добавить: {what}</translation>
    </message>
    <message>
      <source>Address of an image (https://…)</source>
      <translation>Адрес изображения (https://…)</translation>
    </message>
    <message>
      <source>Adjust</source>
      <translation>Настроить</translation>
    </message>
    <message>
      <source>Adjust…</source>
      <translation>Настроить вид…</translation>
    </message>
    <message>
      <source>Adyghe</source>
      <translation>адыгейский</translation>
    </message>
    <message>
      <source>Afar</source>
      <translation>афарский</translation>
    </message>
    <message>
      <source>Afghanistan</source>
      <translation>Афганистан</translation>
    </message>
    <message>
      <source>Afrikaans</source>
      <translation>африкаанс</translation>
    </message>
    <message>
      <source>Akan</source>
      <translation>акан</translation>
    </message>
    <message>
      <source>Akkadian</source>
      <translation>аккадский</translation>
    </message>
    <message>
      <source>Albanian</source>
      <translation>албанский</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Все</translation>
    </message>
    <message numerus="yes">
      <source>All %n analysed, one file each</source>
      <translation>
        <numerusform>Все с анализом (%n), по файлу</numerusform>
        <numerusform>Все с анализом (%n), по файлу</numerusform>
        <numerusform>Все с анализом (%n), по файлу</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n page(s) of it, one file each</source>
      <translation>
        <numerusform>Все страницы (%n), по файлу</numerusform>
        <numerusform>Все %n страницы, по файлу</numerusform>
        <numerusform>Все %n страниц, по файлу</numerusform>
      </translation>
    </message>
    <message>
      <source>All errors</source>
      <translation>Все ошибки</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Все файлы</translation>
    </message>
    <message>
      <source>All images</source>
      <translation>Все изображения</translation>
    </message>
    <message>
      <source>All images with ground truth: {number}</source>
      <translation>Все изображения с эталоном: {number}</translation>
    </message>
    <message>
      <source>All of them</source>
      <translation>Все</translation>
    </message>
    <message>
      <source>All relations</source>
      <translation>Все отношения</translation>
    </message>
    <message>
      <source>All that is left was skipped.</source>
      <translation>Всё оставшееся пропущено.</translation>
    </message>
    <message>
      <source>All words</source>
      <translation>Все слова</translation>
    </message>
    <message numerus="yes">
      <source>Also the %n other place(s) read the same</source>
      <translation>
        <numerusform>И ещё %n место, прочитанное так же</numerusform>
        <numerusform>И ещё %n места, прочитанные так же</numerusform>
        <numerusform>И ещё %n мест, прочитанных так же</numerusform>
      </translation>
    </message>
    <message>
      <source>Amharic</source>
      <translation>амхарский</translation>
    </message>
    <message>
      <source>Analyse</source>
      <translation>Анализ</translation>
    </message>
    <message>
      <source>Analyse all images</source>
      <translation>Анализ всех изображений</translation>
    </message>
    <message>
      <source>Analyse an image as soon as it is shown</source>
      <translation>Анализировать изображение сразу при показе</translation>
    </message>
    <message>
      <source>Analyse images when shown</source>
      <translation>Анализ изображений при показе</translation>
    </message>
    <message>
      <source>Analyse selected images</source>
      <translation>Анализ выделенных изображений</translation>
    </message>
    <message>
      <source>Analyses of {provider}</source>
      <translation>Анализы {provider}</translation>
    </message>
    <message>
      <source>Analysing</source>
      <translation>Анализ</translation>
    </message>
    <message>
      <source>Analysis document</source>
      <translation>Документ анализа</translation>
    </message>
    <message>
      <source>Analysis to export</source>
      <translation>Экспортируемый анализ</translation>
    </message>
    <message>
      <source>Ancient Egyptian</source>
      <translation>древнеегипетский</translation>
    </message>
    <message>
      <source>Ancient Greek</source>
      <translation>древнегреческий</translation>
    </message>
    <message>
      <source>Another address for the exchange of keys.</source>
      <translation>Другой адрес для обмена ключей.</translation>
    </message>
    <message>
      <source>Another text</source>
      <translation>Другой текст</translation>
    </message>
    <message>
      <source>Any confidence</source>
      <translation>Любая достоверность</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>арабский</translation>
    </message>
    <message>
      <source>Arabic script</source>
      <translation>арабское письмо</translation>
    </message>
    <message>
      <source>Aragonese</source>
      <translation>арагонский</translation>
    </message>
    <message>
      <source>Aramaic</source>
      <translation>арамейский</translation>
    </message>
    <message>
      <source>Argentina</source>
      <translation>Аргентина</translation>
    </message>
    <message>
      <source>Armenian</source>
      <translation>армянский</translation>
    </message>
    <message>
      <source>Asks you, then fetches the image from {hosts}</source>
      <translation>После вашего согласия загрузит изображение с {hosts}</translation>
    </message>
    <message>
      <source>Aspect ratio {ratio}</source>
      <translation>Соотношение сторон {ratio}</translation>
    </message>
    <message>
      <source>Assamese</source>
      <translation>ассамский</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>Привязать</translation>
    </message>
    <message>
      <source>Assign files to images</source>
      <translation>Привязать файлы к изображениям</translation>
    </message>
    <message>
      <source>Assign…</source>
      <translation>Привязать…</translation>
    </message>
    <message>
      <source>Australia</source>
      <translation>Австралия</translation>
    </message>
    <message>
      <source>Austria</source>
      <translation>Австрия</translation>
    </message>
    <message>
      <source>Authorised key</source>
      <translation>Авторизованный ключ</translation>
    </message>
    <message>
      <source>Avaric</source>
      <translation>аварский</translation>
    </message>
    <message>
      <source>Avestan</source>
      <translation>авестийский</translation>
    </message>
    <message>
      <source>Awadhi</source>
      <translation>авадхи</translation>
    </message>
    <message>
      <source>Aymara</source>
      <translation>аймара</translation>
    </message>
    <message>
      <source>Azerbaijani</source>
      <translation>азербайджанский</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Назад</translation>
    </message>
    <message>
      <source>Bambara</source>
      <translation>бамбара</translation>
    </message>
    <message>
      <source>Bangla</source>
      <translation>бенгальский</translation>
    </message>
    <message>
      <source>Bangladesh</source>
      <translation>Бангладеш</translation>
    </message>
    <message>
      <source>Barcode</source>
      <translation>Штрихкод</translation>
    </message>
    <message>
      <source>Barcodes</source>
      <translation>Штрихкоды</translation>
    </message>
    <message>
      <source>Bashkir</source>
      <translation>башкирский</translation>
    </message>
    <message>
      <source>Basque</source>
      <translation>баскский</translation>
    </message>
    <message>
      <source>Belarus</source>
      <translation>Беларусь</translation>
    </message>
    <message>
      <source>Belarusian</source>
      <translation>белорусский</translation>
    </message>
    <message>
      <source>Belgium</source>
      <translation>Бельгия</translation>
    </message>
    <message>
      <source>Below the threshold</source>
      <translation>Ниже порога</translation>
    </message>
    <message>
      <source>Best guesses</source>
      <translation>Лучшие догадки</translation>
    </message>
    <message>
      <source>Bhojpuri</source>
      <translation>бходжпури</translation>
    </message>
    <message>
      <source>Bislama</source>
      <translation>бислама</translation>
    </message>
    <message>
      <source>Blanks</source>
      <translation>Пробелы</translation>
    </message>
    <message>
      <source>Blanks do not count, line breaks do.</source>
      <translation>Пробелы не учитываются, переводы строк учитываются.</translation>
    </message>
    <message>
      <source>Block</source>
      <translation>Блок</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Блоки</translation>
    </message>
    <message>
      <source>Bosnian</source>
      <translation>боснийский</translation>
    </message>
    <message>
      <source>Both analyses have the same text</source>
      <translation>В обоих анализах один и тот же текст</translation>
    </message>
    <message>
      <source>Both readings match.</source>
      <translation>Оба прочтения совпадают.</translation>
    </message>
    <message>
      <source>Brands</source>
      <translation>Бренды</translation>
    </message>
    <message>
      <source>Brazil</source>
      <translation>Бразилия</translation>
    </message>
    <message>
      <source>Breton</source>
      <translation>бретонский</translation>
    </message>
    <message>
      <source>Brighter</source>
      <translation>Светлее</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Яркость</translation>
    </message>
    <message>
      <source>Bulgarian</source>
      <translation>болгарский</translation>
    </message>
    <message>
      <source>Burmese</source>
      <translation>бирманский</translation>
    </message>
    <message>
      <source>CER by image</source>
      <translation>CER по изображениям</translation>
    </message>
    <message>
      <source>COCO annotations</source>
      <translation>Аннотации COCO</translation>
    </message>
    <message>
      <source>Calibration error (ECE)</source>
      <translation>Ошибка калибровки (ECE)</translation>
    </message>
    <message>
      <source>Canada</source>
      <translation>Канада</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Отмена</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Отменено.</translation>
    </message>
    <message>
      <source>Cancelled. Images not analysed: {count}</source>
      <translation>Отменено. Изображений без анализа: {count}</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>Холст</translation>
    </message>
    <message>
      <source>Capital and small letters count as the same.</source>
      <translation>Прописные и строчные буквы считаются одинаковыми.</translation>
    </message>
    <message>
      <source>Caption</source>
      <translation>Описание</translation>
    </message>
    <message>
      <source>Captions</source>
      <translation>Описания</translation>
    </message>
    <message>
      <source>Captions of parts</source>
      <translation>Описания частей</translation>
    </message>
    <message>
      <source>Capture from the screen</source>
      <translation>Снимок экрана</translation>
    </message>
    <message>
      <source>Capture from the screen…</source>
      <translation>Снимок экрана…</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>Регистр</translation>
    </message>
    <message>
      <source>Catalan</source>
      <translation>каталанский</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>Категории</translation>
    </message>
    <message>
      <source>Cebuano</source>
      <translation>себуано</translation>
    </message>
    <message>
      <source>Celebrities</source>
      <translation>Знаменитости</translation>
    </message>
    <message>
      <source>Chamorro</source>
      <translation>чаморро</translation>
    </message>
    <message>
      <source>Chance that a right word has a higher confidence than a wrong one; 0.5 is guessing.</source>
      <translation>Вероятность, что у верного слова уверенность выше, чем у неверного; 0,5 — наугад.</translation>
    </message>
    <message>
      <source>Change keyboard shortcuts</source>
      <translation>Изменение сочетаний клавиш</translation>
    </message>
    <message>
      <source>Change keyboard shortcuts…</source>
      <translation>Изменить сочетания клавиш…</translation>
    </message>
    <message>
      <source>Character error rate (CER)</source>
      <translation>Доля ошибок в символах (CER)</translation>
    </message>
    <message>
      <source>Characters</source>
      <translation>Символы</translation>
    </message>
    <message>
      <source>Characters read right if lines may stand in any order.</source>
      <translation>Верно прочитанные символы, если порядок строк не важен.</translation>
    </message>
    <message>
      <source>Chechen</source>
      <translation>чеченский</translation>
    </message>
    <message>
      <source>Checked while the text recognition starts</source>
      <translation>Проверяется, пока запускается распознавание</translation>
    </message>
    <message>
      <source>Cherokee</source>
      <translation>чероки</translation>
    </message>
    <message>
      <source>China</source>
      <translation>Китай</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>китайский</translation>
    </message>
    <message>
      <source>Choose features</source>
      <translation>Выбрать признаки</translation>
    </message>
    <message>
      <source>Choose languages…</source>
      <translation>Выбрать языки…</translation>
    </message>
    <message>
      <source>Choose provider</source>
      <translation>Выбрать сервис</translation>
    </message>
    <message>
      <source>Choose providers</source>
      <translation>Выбрать сервисы</translation>
    </message>
    <message>
      <source>Church Slavic</source>
      <translation>церковнославянский</translation>
    </message>
    <message>
      <source>Chuvash</source>
      <translation>чувашский</translation>
    </message>
    <message>
      <source>Classification</source>
      <translation>Классификация</translation>
    </message>
    <message>
      <source>Clear recent files</source>
      <translation>Очистить недавние файлы</translation>
    </message>
    <message>
      <source>Clear the queue</source>
      <translation>Очистить очередь</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>Щелчок</translation>
    </message>
    <message>
      <source>Click: alone. Ctrl+click or Space: beside the others.</source>
      <translation>Щелчок: только он. Ctrl+щелчок или пробел: рядом с другими.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Закрыть</translation>
    </message>
    <message>
      <source>Close all images</source>
      <translation>Закрыть все изображения</translation>
    </message>
    <message>
      <source>Close image</source>
      <translation>Закрыть изображение</translation>
    </message>
    <message>
      <source>Close or deselect</source>
      <translation>Закрыть или снять выделение</translation>
    </message>
    <message>
      <source>Close selected images</source>
      <translation>Закрыть выделенные изображения</translation>
    </message>
    <message>
      <source>Close this page</source>
      <translation>Закрыть эту страницу</translation>
    </message>
    <message>
      <source>Closed {name}; its file is untouched</source>
      <translation>Закрыто: {name}; сам файл не тронут</translation>
    </message>
    <message>
      <source>Colour by confidence</source>
      <translation>Цвет по достоверности</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Цвета</translation>
    </message>
    <message>
      <source>Colours of confidence</source>
      <translation>Цвета достоверности</translation>
    </message>
    <message>
      <source>Command palette</source>
      <translation>Палитра команд</translation>
    </message>
    <message>
      <source>Command palette…</source>
      <translation>Палитра команд…</translation>
    </message>
    <message>
      <source>Commands and their shortcuts</source>
      <translation>Команды и их сочетания клавиш</translation>
    </message>
    <message>
      <source>Commas, dashes, quotation marks do not count.</source>
      <translation>Запятые, тире и кавычки не учитываются.</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Сравнение</translation>
    </message>
    <message>
      <source>Compare readings</source>
      <translation>Сравнить прочтения</translation>
    </message>
    <message>
      <source>Compare two readings</source>
      <translation>Сравнить два прочтения</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Достоверность</translation>
    </message>
    <message>
      <source>Confidence below which a reading counts as uncertain, in %</source>
      <translation>Достоверность, ниже которой прочтение считается ненадёжным, в %</translation>
    </message>
    <message>
      <source>Confidence below {threshold}</source>
      <translation>Достоверность ниже {threshold}</translation>
    </message>
    <message>
      <source>Confidence from {threshold}</source>
      <translation>Достоверность от {threshold}</translation>
    </message>
    <message>
      <source>Confusions</source>
      <translation>Замены символов</translation>
    </message>
    <message>
      <source>Consensus ({titles})</source>
      <translation>Консенсус ({titles})</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Содержание</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Контраст</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Скопировано</translation>
    </message>
    <message numerus="yes">
      <source>Copied %n word(s)</source>
      <translation>
        <numerusform>Скопировано %n слово</numerusform>
        <numerusform>Скопировано %n слова</numerusform>
        <numerusform>Скопировано %n слов</numerusform>
      </translation>
    </message>
    <message>
      <source>Copied a table: {size}</source>
      <translation>Скопирована таблица: {size}</translation>
    </message>
    <message>
      <source>Copied the picture</source>
      <translation>Картинка скопирована</translation>
    </message>
    <message>
      <source>Copied the polygon</source>
      <translation>Полигон скопирован</translation>
    </message>
    <message>
      <source>Copied {link}</source>
      <translation>Скопировано: {link}</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Копии</translation>
    </message>
    <message>
      <source>Copies  {count}</source>
      <translation>Копии  {count}</translation>
    </message>
    <message>
      <source>Copies as a table</source>
      <translation>Копии таблицей</translation>
    </message>
    <message>
      <source>Copies only</source>
      <translation>Только копии</translation>
    </message>
    <message>
      <source>Copies with all evidence</source>
      <translation>Копии со всеми данными</translation>
    </message>
    <message>
      <source>Coptic</source>
      <translation>коптский</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Копировать</translation>
    </message>
    <message>
      <source>Copy all</source>
      <translation>Копировать всё</translation>
    </message>
    <message>
      <source>Copy all text</source>
      <translation>Копировать весь текст</translation>
    </message>
    <message>
      <source>Copy as table</source>
      <translation>Копировать как таблицу</translation>
    </message>
    <message>
      <source>Copy differences as table</source>
      <translation>Копировать различия как таблицу</translation>
    </message>
    <message>
      <source>Copy link</source>
      <translation>Копировать ссылку</translation>
    </message>
    <message>
      <source>Copy list of copies as table</source>
      <translation>Копировать список копий как таблицу</translation>
    </message>
    <message>
      <source>Copy or drag the file</source>
      <translation>Копировать или перетащить файл</translation>
    </message>
    <message>
      <source>Copy path</source>
      <translation>Копировать путь</translation>
    </message>
    <message>
      <source>Copy selected text</source>
      <translation>Копировать выделенный текст</translation>
    </message>
    <message>
      <source>Copy the file</source>
      <translation>Копировать файл</translation>
    </message>
    <message>
      <source>Copy the polygon of the region</source>
      <translation>Копировать полигон области</translation>
    </message>
    <message>
      <source>Copy the region as a picture</source>
      <translation>Копировать область как картинку</translation>
    </message>
    <message>
      <source>Copy the text that is selected</source>
      <translation>Копировать выделенный текст</translation>
    </message>
    <message>
      <source>Copy the whole answer</source>
      <translation>Копировать весь ответ</translation>
    </message>
    <message>
      <source>Copy the words that are selected as a table</source>
      <translation>Копировать выделенные слова как таблицу</translation>
    </message>
    <message>
      <source>Cornish</source>
      <translation>корнский</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>Исправления</translation>
    </message>
    <message>
      <source>Correct a word</source>
      <translation>Исправить слово</translation>
    </message>
    <message>
      <source>Corsican</source>
      <translation>корсиканский</translation>
    </message>
    <message>
      <source>Cree</source>
      <translation>кри</translation>
    </message>
    <message>
      <source>Crimean Tatar</source>
      <translation>крымско-татарский</translation>
    </message>
    <message>
      <source>Croatian</source>
      <translation>хорватский</translation>
    </message>
    <message>
      <source>Crop hint</source>
      <translation>Вариант кадра</translation>
    </message>
    <message>
      <source>Crop hints</source>
      <translation>Варианты кадрирования</translation>
    </message>
    <message>
      <source>Crops</source>
      <translation>Кадрирование</translation>
    </message>
    <message>
      <source>Ctrl+click, or its eye</source>
      <translation>Ctrl+щелчок, глаз</translation>
    </message>
    <message>
      <source>Cyprus</source>
      <translation>Кипр</translation>
    </message>
    <message>
      <source>Cyrillic script</source>
      <translation>кириллица</translation>
    </message>
    <message>
      <source>Czech</source>
      <translation>чешский</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>датский</translation>
    </message>
    <message>
      <source>Dargwa</source>
      <translation>даргинский</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Тёмная</translation>
    </message>
    <message>
      <source>Dark theme</source>
      <translation>Тёмная тема</translation>
    </message>
    <message>
      <source>Darker</source>
      <translation>Темнее</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>По умолчанию</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Del</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Удалить</translation>
    </message>
    <message>
      <source>Delete {what}</source>
      <translation>удалить: {what}</translation>
    </message>
    <message>
      <source>Denmark</source>
      <translation>Дания</translation>
    </message>
    <message>
      <source>Detect automatically</source>
      <translation>Определять автоматически</translation>
    </message>
    <message>
      <source>Devanagari</source>
      <translation>деванагари</translation>
    </message>
    <message>
      <source>Diacritics</source>
      <translation>Диакритика</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Различие</translation>
    </message>
    <message>
      <source>Differences</source>
      <translation>Различия</translation>
    </message>
    <message>
      <source>Different text</source>
      <translation>Разный текст</translation>
    </message>
    <message>
      <source>Different words</source>
      <translation>Другие слова</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>Цифры</translation>
    </message>
    <message>
      <source>Digits do not count.</source>
      <translation>Цифры не учитываются.</translation>
    </message>
    <message>
      <source>Discard corrections</source>
      <translation>Отбросить исправления</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Скрыть</translation>
    </message>
    <message>
      <source>Dismiss this notice</source>
      <translation>Скрыть это уведомление</translation>
    </message>
    <message>
      <source>Divehi</source>
      <translation>мальдивский</translation>
    </message>
    <message>
      <source>Double click</source>
      <translation>Двойной щелчок</translation>
    </message>
    <message>
      <source>Drag a rectangle over regions to select them</source>
      <translation>Обведите области прямоугольником, чтобы выделить их</translation>
    </message>
    <message>
      <source>Drag over what you want. Arrows move it, Shift+arrows resize it. Enter takes it, Esc leaves.</source>
      <translation>Обведите нужное. Стрелки двигают, Shift+стрелки меняют размер. Enter берёт, Esc отменяет.</translation>
    </message>
    <message>
      <source>Drag to draw it, or press Enter · Esc: not now</source>
      <translation>Протяните, чтобы нарисовать, или нажмите Enter · Esc: не сейчас</translation>
    </message>
    <message>
      <source>Drag to look elsewhere</source>
      <translation>Перетащите, чтобы посмотреть другое место</translation>
    </message>
    <message>
      <source>Drag to move the picture</source>
      <translation>Перетащите, чтобы сдвинуть картинку</translation>
    </message>
    <message>
      <source>Drag, or arrow keys: move · Ctrl+arrows: size · Esc: done</source>
      <translation>Перетащите или стрелки: сдвиг · Ctrl+стрелки: размер · Esc: готово</translation>
    </message>
    <message>
      <source>Draw a block</source>
      <translation>Нарисовать блок</translation>
    </message>
    <message>
      <source>Draw a face</source>
      <translation>Нарисовать лицо</translation>
    </message>
    <message>
      <source>Draw a line</source>
      <translation>Нарисовать строку</translation>
    </message>
    <message>
      <source>Draw a line around regions to select them</source>
      <translation>Обведите области линией, чтобы выделить их</translation>
    </message>
    <message>
      <source>Draw a provider beside others</source>
      <translation>Сервис рядом с другими</translation>
    </message>
    <message>
      <source>Draw a word</source>
      <translation>Нарисовать слово</translation>
    </message>
    <message>
      <source>Draw an object</source>
      <translation>Нарисовать объект</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>Рисунок</translation>
    </message>
    <message>
      <source>Drop</source>
      <translation>Перетаскивание</translation>
    </message>
    <message>
      <source>Drop images here</source>
      <translation>Перетащите сюда изображения</translation>
    </message>
    <message>
      <source>Drop images, folders or links</source>
      <translation>Перетащите изображения, папки или ссылки</translation>
    </message>
    <message>
      <source>Drop images, folders or saved results anywhere here, or press {key}. The sample is read on your computer; nothing is sent anywhere.</source>
      <translation>Перетащите сюда изображения, папки или сохранённые результаты либо нажмите {key}. Пример распознаётся на вашем компьютере; ничего не отправляется.</translation>
    </message>
    <message>
      <source>Dutch</source>
      <translation>нидерландский</translation>
    </message>
    <message>
      <source>Dzongkha</source>
      <translation>дзонг-кэ</translation>
    </message>
    <message>
      <source>Each image is shown whole at first</source>
      <translation>Каждое изображение сначала показано целиком</translation>
    </message>
    <message>
      <source>Each switch draws one kind of region. Click one, or press {key} for lines.</source>
      <translation>Каждый переключатель рисует один вид областей. Щёлкните любой или нажмите {key} для строк.</translation>
    </message>
    <message>
      <source>Earlier analyses</source>
      <translation>Прежние анализы</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Правка</translation>
    </message>
    <message>
      <source>Edit text</source>
      <translation>Изменить текст</translation>
    </message>
    <message>
      <source>Edit the text of a region</source>
      <translation>Изменить текст области</translation>
    </message>
    <message>
      <source>Edit {what}</source>
      <translation>изменить: {what}</translation>
    </message>
    <message>
      <source>Egypt</source>
      <translation>Египет</translation>
    </message>
    <message>
      <source>Endpoint</source>
      <translation>Адрес сервиса</translation>
    </message>
    <message>
      <source>English</source>
      <translation>английский</translation>
    </message>
    <message>
      <source>Enlarge small images to fit the window</source>
      <translation>Увеличивать маленькие изображения до размера окна</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Ввод</translation>
    </message>
    <message>
      <source>Enter and {next}: next match, {previous}: previous match</source>
      <translation>Enter и {next}: следующее совпадение, {previous}: предыдущее</translation>
    </message>
    <message>
      <source>Entra token</source>
      <translation>Токен Entra</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Ошибки</translation>
    </message>
    <message>
      <source>Errors as a share of errors and correct characters together, never above 100 %.</source>
      <translation>Доля ошибок среди ошибок и верных символов вместе, не больше 100 %.</translation>
    </message>
    <message>
      <source>Errors caught</source>
      <translation>Найденные ошибки</translation>
    </message>
    <message>
      <source>Errors found by reviewing the least confident words first; dashed: by chance.</source>
      <translation>Ошибки, найденные при проверке сначала наименее уверенных слов; пунктир: наугад.</translation>
    </message>
    <message>
      <source>Errors listed</source>
      <translation>Показанные ошибки</translation>
    </message>
    <message>
      <source>Esperanto</source>
      <translation>эсперанто</translation>
    </message>
    <message>
      <source>Estimated from what was reviewed so far. Every fifth place is picked at random for this; the others are sorted by how likely they are wrong.</source>
      <translation>Оценка по уже проверенному. Каждое пятое место выбирается для этого случайно, остальные упорядочены по вероятности ошибки.</translation>
    </message>
    <message>
      <source>Estonian</source>
      <translation>эстонский</translation>
    </message>
    <message>
      <source>Every image counts the same, however many words it has.</source>
      <translation>Каждое изображение учитывается одинаково, сколько бы слов в нём ни было.</translation>
    </message>
    <message>
      <source>Every image counts the same, however much text it has.</source>
      <translation>Каждое изображение учитывается одинаково, сколько бы текста в нём ни было.</translation>
    </message>
    <message>
      <source>Everything is reviewed</source>
      <translation>Всё проверено</translation>
    </message>
    <message>
      <source>Everything is reviewed.</source>
      <translation>Всё проверено.</translation>
    </message>
    <message>
      <source>Everything: all providers, regions, confidence, hits. One line of JSON.</source>
      <translation>Всё: все сервисы, области, достоверность, находки. Одна строка JSON.</translation>
    </message>
    <message>
      <source>Ewe</source>
      <translation>эве</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Экспорт</translation>
    </message>
    <message>
      <source>Export copies</source>
      <translation>Экспорт копий</translation>
    </message>
    <message>
      <source>Export copies…</source>
      <translation>Экспорт копий…</translation>
    </message>
    <message>
      <source>Export to folder</source>
      <translation>Экспорт в папку</translation>
    </message>
    <message numerus="yes">
      <source>Exported %n file(s) to {folder}</source>
      <translation>
        <numerusform>%n файл экспортирован в {folder}</numerusform>
        <numerusform>%n файла экспортированы в {folder}</numerusform>
        <numerusform>%n файлов экспортированы в {folder}</numerusform>
      </translation>
    </message>
    <message>
      <source>Exported {done} of {total}</source>
      <translation>Экспортировано {done} из {total}</translation>
    </message>
    <message>
      <source>Exported {name}</source>
      <translation>{name} экспортирован</translation>
    </message>
    <message>
      <source>Exported {name} to {folder}</source>
      <translation>{name} экспортирован в {folder}</translation>
    </message>
    <message numerus="yes">
      <source>Exporting %n file(s)</source>
      <translation>
        <numerusform>Экспортируется %n файл</numerusform>
        <numerusform>Экспортируются %n файла</numerusform>
        <numerusform>Экспортируются %n файлов</numerusform>
      </translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Экспорт…</translation>
    </message>
    <message>
      <source>Extra words</source>
      <translation>Лишние слова</translation>
    </message>
    <message>
      <source>Face {number}</source>
      <translation>Лицо {number}</translation>
    </message>
    <message>
      <source>Faces</source>
      <translation>Лица</translation>
    </message>
    <message>
      <source>Faces come from a basic detector: no confidence.</source>
      <translation>Лица найдены простым детектором: без достоверности.</translation>
    </message>
    <message>
      <source>Failed only</source>
      <translation>Только неудавшиеся</translation>
    </message>
    <message>
      <source>Family mode</source>
      <translation>Семейный режим</translation>
    </message>
    <message>
      <source>Faroese</source>
      <translation>фарерский</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>Признаки</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>Загрузить</translation>
    </message>
    <message numerus="yes">
      <source>Fetch %n picture(s) from the network?</source>
      <translation>
        <numerusform>Загрузить %n картинку из сети?</numerusform>
        <numerusform>Загрузить %n картинки из сети?</numerusform>
        <numerusform>Загрузить %n картинок из сети?</numerusform>
      </translation>
    </message>
    <message>
      <source>Fields</source>
      <translation>Поля</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>Цифры</translation>
    </message>
    <message>
      <source>Fijian</source>
      <translation>фиджи</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Файл</translation>
    </message>
    <message>
      <source>File {name}</source>
      <translation>Файл {name}</translation>
    </message>
    <message>
      <source>File {name} records an error: {reason}</source>
      <translation>В файле {name} записана ошибка: {reason}</translation>
    </message>
    <message>
      <source>File {name}: {reason}</source>
      <translation>Файл {name}: {reason}</translation>
    </message>
    <message>
      <source>Files and their images</source>
      <translation>Файлы и их изображения</translation>
    </message>
    <message>
      <source>Filipino</source>
      <translation>филиппинский</translation>
    </message>
    <message>
      <source>Filter by command or shortcut</source>
      <translation>Фильтр по команде или сочетанию клавиш</translation>
    </message>
    <message>
      <source>Filter by confidence</source>
      <translation>Фильтр по достоверности</translation>
    </message>
    <message>
      <source>Filter by site</source>
      <translation>Фильтр по сайту</translation>
    </message>
    <message>
      <source>Filter images</source>
      <translation>Фильтр изображений</translation>
    </message>
    <message>
      <source>Find in all images</source>
      <translation>Найти во всех изображениях</translation>
    </message>
    <message>
      <source>Find in answer</source>
      <translation>Найти в ответе</translation>
    </message>
    <message>
      <source>Find in text</source>
      <translation>Найти в тексте</translation>
    </message>
    <message>
      <source>Find next</source>
      <translation>Найти далее</translation>
    </message>
    <message>
      <source>Find previous</source>
      <translation>Найти ранее</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Найдено</translation>
    </message>
    <message>
      <source>Findings as transcript</source>
      <translation>Результаты как транскрипт</translation>
    </message>
    <message>
      <source>Findings: {view}</source>
      <translation>Результаты: {view}</translation>
    </message>
    <message>
      <source>Finish</source>
      <translation>Готово</translation>
    </message>
    <message>
      <source>Finland</source>
      <translation>Финляндия</translation>
    </message>
    <message>
      <source>Finnish</source>
      <translation>финский</translation>
    </message>
    <message>
      <source>First reading</source>
      <translation>Первое прочтение</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Вписать</translation>
    </message>
    <message>
      <source>Fit image</source>
      <translation>Вписать изображение</translation>
    </message>
    <message>
      <source>Flexible character accuracy</source>
      <translation>Гибкая точность символов</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Каталог</translation>
    </message>
    <message>
      <source>Follow system</source>
      <translation>Как в системе</translation>
    </message>
    <message>
      <source>Follow system theme</source>
      <translation>Системная тема</translation>
    </message>
    <message>
      <source>Font size of transcripts, in points</source>
      <translation>Размер шрифта транскриптов, в пунктах</translation>
    </message>
    <message>
      <source>For faces, copies, labels, objects …</source>
      <translation>Для лиц, копий, меток, объектов …</translation>
    </message>
    <message>
      <source>For this run only, kept nowhere</source>
      <translation>Только на этот запуск, нигде не хранится</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Формат</translation>
    </message>
    <message>
      <source>Fraktur</source>
      <translation>фрактура</translation>
    </message>
    <message>
      <source>Frames or pages that are opened of one file at most</source>
      <translation>Сколько кадров или страниц одного файла открывается, не более</translation>
    </message>
    <message>
      <source>France</source>
      <translation>Франция</translation>
    </message>
    <message>
      <source>French</source>
      <translation>французский</translation>
    </message>
    <message>
      <source>From Google Cloud console, Credentials.</source>
      <translation>Из консоли Google Cloud, раздел Credentials.</translation>
    </message>
    <message>
      <source>From file…</source>
      <translation>Из файла…</translation>
    </message>
    <message>
      <source>From low (vermilion) to high (blue)</source>
      <translation>От низкой (киноварь) до высокой (синий)</translation>
    </message>
    <message>
      <source>From the environment variable {variable}</source>
      <translation>Из переменной окружения {variable}</translation>
    </message>
    <message>
      <source>From the threshold</source>
      <translation>От порога</translation>
    </message>
    <message>
      <source>Fula</source>
      <translation>фулах</translation>
    </message>
    <message>
      <source>Full copies</source>
      <translation>Полные копии</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Полный экран</translation>
    </message>
    <message>
      <source>Gagauz</source>
      <translation>гагаузский</translation>
    </message>
    <message>
      <source>Galician</source>
      <translation>галисийский</translation>
    </message>
    <message>
      <source>Ganda</source>
      <translation>ганда</translation>
    </message>
    <message>
      <source>Geez</source>
      <translation>геэз</translation>
    </message>
    <message>
      <source>Georgian</source>
      <translation>грузинский</translation>
    </message>
    <message>
      <source>German</source>
      <translation>немецкий</translation>
    </message>
    <message>
      <source>Germany</source>
      <translation>Германия</translation>
    </message>
    <message>
      <source>Get a key at</source>
      <translation>Где получить ключ</translation>
    </message>
    <message>
      <source>Go online</source>
      <translation>Включить сеть</translation>
    </message>
    <message>
      <source>Gothic</source>
      <translation>готский</translation>
    </message>
    <message>
      <source>Greece</source>
      <translation>Греция</translation>
    </message>
    <message>
      <source>Greek</source>
      <translation>греческий</translation>
    </message>
    <message>
      <source>Greek script</source>
      <translation>греческое письмо</translation>
    </message>
    <message>
      <source>Grey: no confidence given; these always show.</source>
      <translation>Серым: достоверность не указана; видны всегда.</translation>
    </message>
    <message>
      <source>Ground truth is there, but no reading yet: analyse this image, or import results.</source>
      <translation>Эталон есть, но прочтений ещё нет: проанализируйте изображение или импортируйте результаты.</translation>
    </message>
    <message>
      <source>Ground truth → reading. A row lists the words in which this happened.</source>
      <translation>Эталон → прочтение. Строка показывает слова, в которых это случилось.</translation>
    </message>
    <message>
      <source>Group: {by}</source>
      <translation>Группы: {by}</translation>
    </message>
    <message>
      <source>Groups of the list</source>
      <translation>Группы списка</translation>
    </message>
    <message>
      <source>Guarani</source>
      <translation>гуарани</translation>
    </message>
    <message>
      <source>Gujarati</source>
      <translation>гуджарати</translation>
    </message>
    <message>
      <source>HTML with the position of every block, line and word, for OCR tools.</source>
      <translation>HTML с положением каждого блока, строки и слова, для инструментов OCR.</translation>
    </message>
    <message>
      <source>Haitian Creole</source>
      <translation>гаитянский</translation>
    </message>
    <message>
      <source>Hausa</source>
      <translation>хауса</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>иврит</translation>
    </message>
    <message>
      <source>Hebrew script</source>
      <translation>еврейское письмо</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Справка</translation>
    </message>
    <message>
      <source>Herero</source>
      <translation>гереро</translation>
    </message>
    <message>
      <source>Hide all overlays</source>
      <translation>Скрыть все слои</translation>
    </message>
    <message>
      <source>Hide the others instead of dimming them</source>
      <translation>Скрывать остальные, а не приглушать</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Высокая</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Высокая контрастность</translation>
    </message>
    <message>
      <source>High contrast, or follow the system</source>
      <translation>Высокая контрастность, либо как в системе</translation>
    </message>
    <message>
      <source>Hiligaynon</source>
      <translation>хилигайнон</translation>
    </message>
    <message>
      <source>Hindi</source>
      <translation>хинди</translation>
    </message>
    <message>
      <source>Hiri Motu</source>
      <translation>хиримоту</translation>
    </message>
    <message>
      <source>Hmong</source>
      <translation>хмонг</translation>
    </message>
    <message>
      <source>Hong Kong SAR China</source>
      <translation>Гонконг (САР)</translation>
    </message>
    <message>
      <source>How far confidences lie from the share of words that are right; 0 is honest.</source>
      <translation>Насколько уверенность расходится с долей верных слов; 0 — честно.</translation>
    </message>
    <message>
      <source>How findings are shown</source>
      <translation>Как показывать результаты</translation>
    </message>
    <message>
      <source>How it is called.</source>
      <translation>Как вызывается сервис.</translation>
    </message>
    <message>
      <source>How many images are shown</source>
      <translation>Сколько изображений показано</translation>
    </message>
    <message>
      <source>How many pages of about 40 hits are asked for.</source>
      <translation>Сколько страниц примерно по 40 находок запрашивать.</translation>
    </message>
    <message>
      <source>How many words are right at each confidence; on the dashed line confidences are honest.</source>
      <translation>Сколько слов верны при каждой уверенности; на пунктирной линии уверенность честна.</translation>
    </message>
    <message>
      <source>How text is looked for</source>
      <translation>Как искать текст</translation>
    </message>
    <message>
      <source>How well every reading agrees with the ground truth: error rates, comparisons, every error with its place on the image. One HTML file that opens in any browser.</source>
      <translation>Насколько каждый распознанный текст совпадает с эталоном: доли ошибок, сравнения, каждая ошибка с местом на изображении. Один файл HTML, который открывает любой браузер.</translation>
    </message>
    <message>
      <source>Hungarian</source>
      <translation>венгерский</translation>
    </message>
    <message>
      <source>Hyphenation</source>
      <translation>Переносы</translation>
    </message>
    <message>
      <source>Hyphenation at line ends</source>
      <translation>Переносы в конце строк</translation>
    </message>
    <message>
      <source>IAM address</source>
      <translation>Адрес IAM</translation>
    </message>
    <message>
      <source>IAM token</source>
      <translation>IAM-токен</translation>
    </message>
    <message>
      <source>Iban</source>
      <translation>ибанский</translation>
    </message>
    <message>
      <source>Icelandic</source>
      <translation>исландский</translation>
    </message>
    <message>
      <source>Ido</source>
      <translation>идо</translation>
    </message>
    <message>
      <source>Igbo</source>
      <translation>игбо</translation>
    </message>
    <message>
      <source>Ignore</source>
      <translation>Не учитывать</translation>
    </message>
    <message>
      <source>Ignore case</source>
      <translation>Без учёта регистра</translation>
    </message>
    <message>
      <source>Ignore punctuation</source>
      <translation>Без учёта пунктуации</translation>
    </message>
    <message>
      <source>Ignored: {rules}</source>
      <translation>Не учитывается: {rules}</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Изображение</translation>
    </message>
    <message>
      <source>Image as read by {name}</source>
      <translation>Изображение, как его прочёл {name}</translation>
    </message>
    <message>
      <source>Image files, folders, multi-page TIFFs, or a picture dragged from a browser.
Text and faces are read on this machine; nothing is sent anywhere.</source>
      <translation>Файлы изображений, папки, многостраничные TIFF или картинка из браузера.
Текст и лица распознаются на этом компьютере; ничего никуда не отправляется.</translation>
    </message>
    <message>
      <source>Image is reviewed</source>
      <translation>Изображение проверено</translation>
    </message>
    <message>
      <source>Image of {name}</source>
      <translation>Изображение для {name}</translation>
    </message>
    <message>
      <source>Image with polygons</source>
      <translation>Изображение с полигонами</translation>
    </message>
    <message>
      <source>Image with polygons, scalable</source>
      <translation>Изображение с полигонами, масштабируемое</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Изображения</translation>
    </message>
    <message>
      <source>Images closed: {count}; their files are untouched</source>
      <translation>Закрыто изображений: {count}; сами файлы не тронуты</translation>
    </message>
    <message>
      <source>Images measured</source>
      <translation>Измеряемые изображения</translation>
    </message>
    <message>
      <source>Images of the queue not analysed yet: {count}. What was read stays.</source>
      <translation>Ещё не проанализировано изображений очереди: {count}. Прочитанное останется.</translation>
    </message>
    <message>
      <source>Images of the queue that are done</source>
      <translation>Готовые изображения очереди</translation>
    </message>
    <message>
      <source>Images to export</source>
      <translation>Экспортируемые изображения</translation>
    </message>
    <message>
      <source>Images with matches</source>
      <translation>Изображения с совпадениями</translation>
    </message>
    <message>
      <source>Import results</source>
      <translation>Импорт результатов</translation>
    </message>
    <message>
      <source>Import results…</source>
      <translation>Импорт результатов…</translation>
    </message>
    <message>
      <source>India</source>
      <translation>Индия</translation>
    </message>
    <message>
      <source>Indonesian</source>
      <translation>индонезийский</translation>
    </message>
    <message>
      <source>Ingush</source>
      <translation>ингушский</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Инспектор</translation>
    </message>
    <message>
      <source>Interlingua</source>
      <translation>интерлингва</translation>
    </message>
    <message>
      <source>Interlingue</source>
      <translation>интерлингве</translation>
    </message>
    <message>
      <source>Inuktitut</source>
      <translation>инуктитут</translation>
    </message>
    <message>
      <source>Inupiaq</source>
      <translation>инупиак</translation>
    </message>
    <message>
      <source>Iran</source>
      <translation>Иран</translation>
    </message>
    <message>
      <source>Ireland</source>
      <translation>Ирландия</translation>
    </message>
    <message>
      <source>Irish</source>
      <translation>ирландский</translation>
    </message>
    <message>
      <source>It uses these libraries, each under its own licence:</source>
      <translation>Состоит из этих библиотек, каждая под своей лицензией:</translation>
    </message>
    <message>
      <source>It works: {provider} answered for {feature} after {seconds} s.</source>
      <translation>Работает: {provider} ответил ({feature}) через {seconds} с.</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>итальянский</translation>
    </message>
    <message>
      <source>Italy</source>
      <translation>Италия</translation>
    </message>
    <message>
      <source>Its corrections go with it.</source>
      <translation>Его исправления удалятся вместе с ним.</translation>
    </message>
    <message>
      <source>JSON with all evidence</source>
      <translation>JSON со всеми данными</translation>
    </message>
    <message>
      <source>Japan</source>
      <translation>Япония</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>японский</translation>
    </message>
    <message>
      <source>Javanese</source>
      <translation>яванский</translation>
    </message>
    <message>
      <source>Join lines into paragraphs</source>
      <translation>Объединять строки в абзацы</translation>
    </message>
    <message>
      <source>Join lines into paragraphs in transcripts</source>
      <translation>В транскриптах объединять строки в абзацы</translation>
    </message>
    <message>
      <source>Kabardian</source>
      <translation>кабардинский</translation>
    </message>
    <message>
      <source>Kalaallisut</source>
      <translation>гренландский</translation>
    </message>
    <message>
      <source>Kannada</source>
      <translation>каннада</translation>
    </message>
    <message>
      <source>Kanuri</source>
      <translation>канури</translation>
    </message>
    <message>
      <source>Karelian</source>
      <translation>карельский</translation>
    </message>
    <message>
      <source>Kashmiri</source>
      <translation>кашмири</translation>
    </message>
    <message>
      <source>Kazakh</source>
      <translation>казахский</translation>
    </message>
    <message>
      <source>Kazakhstan</source>
      <translation>Казахстан</translation>
    </message>
    <message>
      <source>Keep the view between images</source>
      <translation>Сохранять вид между изображениями</translation>
    </message>
    <message>
      <source>Keep zoom and position from image to image</source>
      <translation>Сохранять масштаб и положение от изображения к изображению</translation>
    </message>
    <message>
      <source>Kept in {place} as vidimus:{provider}, {name}</source>
      <translation>Хранится: {place}, как vidimus:{provider}, {name}</translation>
    </message>
    <message>
      <source>Kept in {place}.</source>
      <translation>Хранится: {place}.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Ключ</translation>
    </message>
    <message>
      <source>Key file</source>
      <translation>Файл ключа</translation>
    </message>
    <message>
      <source>Key files</source>
      <translation>Файлы ключей</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Сочетания клавиш</translation>
    </message>
    <message>
      <source>Keyboard shortcuts you changed, by command; several separated by spaces, none: empty</source>
      <translation>Изменённые сочетания клавиш, по командам; несколько через пробел, ни одного: пусто</translation>
    </message>
    <message>
      <source>Keyboard shortcuts…</source>
      <translation>Сочетания клавиш…</translation>
    </message>
    <message>
      <source>Keys are kept in {place}, never in a file of Vidimus.</source>
      <translation>Где хранятся ключи: {place}; в файлах Vidimus — никогда.</translation>
    </message>
    <message>
      <source>Khmer</source>
      <translation>кхмерский</translation>
    </message>
    <message>
      <source>Kikuyu</source>
      <translation>кикуйю</translation>
    </message>
    <message>
      <source>Kinyarwanda</source>
      <translation>киньяруанда</translation>
    </message>
    <message>
      <source>Komi</source>
      <translation>коми</translation>
    </message>
    <message>
      <source>Kongo</source>
      <translation>конго</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>корейский</translation>
    </message>
    <message>
      <source>Kuanyama</source>
      <translation>кунама</translation>
    </message>
    <message>
      <source>Kumyk</source>
      <translation>кумыкский</translation>
    </message>
    <message>
      <source>Kurdish</source>
      <translation>курдский</translation>
    </message>
    <message>
      <source>Kyrgyz</source>
      <translation>киргизский</translation>
    </message>
    <message>
      <source>Label regions with their text</source>
      <translation>Подписывать области текстом</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Метки</translation>
    </message>
    <message>
      <source>Landmarks</source>
      <translation>Достопримечательности</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Язык</translation>
    </message>
    <message>
      <source>Language of the window</source>
      <translation>Язык окна</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>Языки</translation>
    </message>
    <message>
      <source>Languages of the next analysis: {languages}</source>
      <translation>Языки следующего анализа: {languages}</translation>
    </message>
    <message>
      <source>Languages of the text</source>
      <translation>Языки текста</translation>
    </message>
    <message>
      <source>Languages of your images</source>
      <translation>Языки ваших изображений</translation>
    </message>
    <message>
      <source>Languages of your images; none: detected automatically</source>
      <translation>Языки ваших изображений; если пусто — определяются автоматически</translation>
    </message>
    <message>
      <source>Lao</source>
      <translation>лаосский</translation>
    </message>
    <message>
      <source>Larger images are not opened</source>
      <translation>Изображения крупнее не открываются</translation>
    </message>
    <message>
      <source>Larger text in the transcript</source>
      <translation>Крупнее шрифт транскрипта</translation>
    </message>
    <message>
      <source>Largest image (megapixels)</source>
      <translation>Наибольшее изображение (Мпикс)</translation>
    </message>
    <message>
      <source>Latin</source>
      <translation>латинский</translation>
    </message>
    <message>
      <source>Latin script</source>
      <translation>латиница</translation>
    </message>
    <message>
      <source>Latvian</source>
      <translation>латышский</translation>
    </message>
    <message>
      <source>Less contrast</source>
      <translation>Меньше контраста</translation>
    </message>
    <message>
      <source>Lezghian</source>
      <translation>лезгинский</translation>
    </message>
    <message>
      <source>Libraries and their licences</source>
      <translation>Библиотеки и их лицензии</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Библиотека</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Лицензия</translation>
    </message>
    <message>
      <source>Liechtenstein</source>
      <translation>Лихтенштейн</translation>
    </message>
    <message>
      <source>Ligatures and typographic variants</source>
      <translation>Лигатуры и типографские варианты</translation>
    </message>
    <message>
      <source>Ligatures and variants</source>
      <translation>Лигатуры и варианты</translation>
    </message>
    <message>
      <source>Ligatures, the long s, kinds of quotation marks and dashes count as their plain form.</source>
      <translation>Лигатуры, длинная s, виды кавычек и тире считаются их простой формой.</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Светлая</translation>
    </message>
    <message>
      <source>Light or dark, or follow the system</source>
      <translation>Светлая или тёмная, либо как в системе</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>Светлая тема</translation>
    </message>
    <message>
      <source>Limburgish</source>
      <translation>лимбургский</translation>
    </message>
    <message>
      <source>Line breaks</source>
      <translation>Переводы строк</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Строки</translation>
    </message>
    <message>
      <source>Lingala</source>
      <translation>лингала</translation>
    </message>
    <message>
      <source>Links cannot be opened while the offline switch is on</source>
      <translation>В автономном режиме ссылки не открываются</translation>
    </message>
    <message>
      <source>List all errors again, not only {confusion}</source>
      <translation>Снова показать все ошибки, не только {confusion}</translation>
    </message>
    <message>
      <source>Lithuanian</source>
      <translation>литовский</translation>
    </message>
    <message>
      <source>Lives at most twelve hours; needs the folder.</source>
      <translation>Живёт не более двенадцати часов; нужен каталог.</translation>
    </message>
    <message>
      <source>Load thumbnails (contacts the sites)</source>
      <translation>Загружать миниатюры (обращается к сайтам)</translation>
    </message>
    <message>
      <source>Load thumbnails of copies (contacts the sites)</source>
      <translation>Загружать миниатюры копий (обращается к сайтам)</translation>
    </message>
    <message>
      <source>Loading more results…</source>
      <translation>Загружаются ещё результаты…</translation>
    </message>
    <message>
      <source>Logos</source>
      <translation>Логотипы</translation>
    </message>
    <message>
      <source>Look for copies</source>
      <translation>Искать копии</translation>
    </message>
    <message>
      <source>Look for copies of images</source>
      <translation>Искать копии изображений</translation>
    </message>
    <message>
      <source>Low German</source>
      <translation>нижненемецкий</translation>
    </message>
    <message>
      <source>Lower Sorbian</source>
      <translation>нижнелужицкий</translation>
    </message>
    <message>
      <source>Lower the threshold</source>
      <translation>Снизить порог</translation>
    </message>
    <message>
      <source>Luba-Katanga</source>
      <translation>луба-катанга</translation>
    </message>
    <message>
      <source>Luxembourg</source>
      <translation>Люксембург</translation>
    </message>
    <message>
      <source>Luxembourgish</source>
      <translation>люксембургский</translation>
    </message>
    <message>
      <source>Macedonian</source>
      <translation>македонский</translation>
    </message>
    <message>
      <source>Maithili</source>
      <translation>майтхили</translation>
    </message>
    <message>
      <source>Make consensus</source>
      <translation>Составить консенсус</translation>
    </message>
    <message>
      <source>Make consensus…</source>
      <translation>Составить консенсус…</translation>
    </message>
    <message>
      <source>Malagasy</source>
      <translation>малагасийский</translation>
    </message>
    <message>
      <source>Malay</source>
      <translation>малайский</translation>
    </message>
    <message>
      <source>Malayalam</source>
      <translation>малаялам</translation>
    </message>
    <message>
      <source>Maltese</source>
      <translation>мальтийский</translation>
    </message>
    <message>
      <source>Manual</source>
      <translation>Руководство</translation>
    </message>
    <message>
      <source>Manx</source>
      <translation>мэнский</translation>
    </message>
    <message>
      <source>Marathi</source>
      <translation>маратхи</translation>
    </message>
    <message>
      <source>Mark as not reviewed</source>
      <translation>Пометить как непроверенное</translation>
    </message>
    <message>
      <source>Mark as reviewed</source>
      <translation>Пометить как проверенное</translation>
    </message>
    <message>
      <source>Marshallese</source>
      <translation>маршалльский</translation>
    </message>
    <message>
      <source>Marwari</source>
      <translation>марвари</translation>
    </message>
    <message>
      <source>Match case</source>
      <translation>Учитывать регистр</translation>
    </message>
    <message>
      <source>Matches found</source>
      <translation>Найденные совпадения</translation>
    </message>
    <message>
      <source>Matching</source>
      <translation>Совпадают</translation>
    </message>
    <message>
      <source>Maximum pages per file</source>
      <translation>Страниц в файле, не более</translation>
    </message>
    <message>
      <source>Mean CER of the images</source>
      <translation>Средний CER изображений</translation>
    </message>
    <message>
      <source>Mean WER of the images</source>
      <translation>Средний WER изображений</translation>
    </message>
    <message>
      <source>Measured against {reference}</source>
      <translation>Сравнение: {reference}</translation>
    </message>
    <message>
      <source>Measured {done} of {total}</source>
      <translation>Измерено {done} из {total}</translation>
    </message>
    <message numerus="yes">
      <source>Measuring %n image(s)</source>
      <translation>
        <numerusform>Измеряется %n изображение</numerusform>
        <numerusform>Измеряются %n изображения</numerusform>
        <numerusform>Измеряются %n изображений</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Measuring, %n image(s) done</source>
      <translation>
        <numerusform>Идёт измерение, готово: %n изображение</numerusform>
        <numerusform>Идёт измерение, готово: %n изображения</numerusform>
        <numerusform>Идёт измерение, готово: %n изображений</numerusform>
      </translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Объединить</translation>
    </message>
    <message>
      <source>Merge {what}</source>
      <translation>объединить: {what}</translation>
    </message>
    <message>
      <source>Mexico</source>
      <translation>Мексика</translation>
    </message>
    <message>
      <source>Middle English</source>
      <translation>среднеанглийский</translation>
    </message>
    <message>
      <source>Middle French</source>
      <translation>среднефранцузский</translation>
    </message>
    <message>
      <source>Middle High German</source>
      <translation>средневерхненемецкий</translation>
    </message>
    <message>
      <source>Missing words</source>
      <translation>Пропущенные слова</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Модель</translation>
    </message>
    <message>
      <source>Model version</source>
      <translation>Версия модели</translation>
    </message>
    <message>
      <source>Mongolian</source>
      <translation>монгольский</translation>
    </message>
    <message>
      <source>Mono</source>
      <translation>Моно</translation>
    </message>
    <message>
      <source>Monospaced font in the transcript</source>
      <translation>Моноширинный шрифт в транскрипте</translation>
    </message>
    <message>
      <source>Monospaced font in transcripts</source>
      <translation>Моноширинный шрифт в транскриптах</translation>
    </message>
    <message>
      <source>Montenegro</source>
      <translation>Черногория</translation>
    </message>
    <message>
      <source>More contrast</source>
      <translation>Больше контраста</translation>
    </message>
    <message>
      <source>More results</source>
      <translation>Ещё результаты</translation>
    </message>
    <message>
      <source>Most results</source>
      <translation>Результатов не более</translation>
    </message>
    <message>
      <source>Mouse</source>
      <translation>Мышь</translation>
    </message>
    <message>
      <source>Move and reshape</source>
      <translation>Переместить и изменить форму</translation>
    </message>
    <message>
      <source>Move the image</source>
      <translation>Сдвинуть изображение</translation>
    </message>
    <message>
      <source>Move {what}</source>
      <translation>переместить: {what}</translation>
    </message>
    <message>
      <source>Māori</source>
      <translation>маори</translation>
    </message>
    <message>
      <source>Name of the object</source>
      <translation>Имя объекта</translation>
    </message>
    <message>
      <source>Nauru</source>
      <translation>науру</translation>
    </message>
    <message>
      <source>Navajo</source>
      <translation>навахо</translation>
    </message>
    <message>
      <source>Ndonga</source>
      <translation>ндонга</translation>
    </message>
    <message>
      <source>Needed with an access token of your own account.</source>
      <translation>Нужен с токеном доступа вашего аккаунта.</translation>
    </message>
    <message>
      <source>Neither reading has any text.</source>
      <translation>Ни в одном прочтении нет текста.</translation>
    </message>
    <message>
      <source>Nepali</source>
      <translation>непальский</translation>
    </message>
    <message>
      <source>Netherlands</source>
      <translation>Нидерланды</translation>
    </message>
    <message>
      <source>Never send images over the network</source>
      <translation>Никогда не отправлять изображения по сети</translation>
    </message>
    <message>
      <source>New here? A tour of one minute shows how to open, check, compare, correct and export.</source>
      <translation>Впервые здесь? Обзор за минуту покажет, как открывать, проверять, сравнивать, исправлять и экспортировать.</translation>
    </message>
    <message>
      <source>New shortcut</source>
      <translation>Новое сочетание клавиш</translation>
    </message>
    <message>
      <source>New shortcut for {command}</source>
      <translation>Новое сочетание клавиш для «{command}»</translation>
    </message>
    <message>
      <source>Newari</source>
      <translation>неварский</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Далее</translation>
    </message>
    <message>
      <source>Next difference</source>
      <translation>Следующее различие</translation>
    </message>
    <message>
      <source>Next image</source>
      <translation>Следующее изображение</translation>
    </message>
    <message>
      <source>Next lines</source>
      <translation>Следующие строки</translation>
    </message>
    <message>
      <source>Next not reviewed</source>
      <translation>Следующее непроверенное</translation>
    </message>
    <message>
      <source>Next page of the image</source>
      <translation>Следующая страница изображения</translation>
    </message>
    <message>
      <source>Next provider</source>
      <translation>Следующий сервис</translation>
    </message>
    <message>
      <source>Next uncertain word</source>
      <translation>Следующее ненадёжное слово</translation>
    </message>
    <message>
      <source>No analyses are stored</source>
      <translation>Сохранённых анализов нет</translation>
    </message>
    <message>
      <source>No character differs from the ground truth.</source>
      <translation>Ни один символ не отличается от эталона.</translation>
    </message>
    <message>
      <source>No chosen provider has this; {providers} would</source>
      <translation>Выбранные сервисы этого не умеют; умеет {providers}</translation>
    </message>
    <message>
      <source>No confidences and no errors: nothing to draw.</source>
      <translation>Нет ни уверенностей, ни ошибок: рисовать нечего.</translation>
    </message>
    <message>
      <source>No copies were found.</source>
      <translation>Копии не найдены.</translation>
    </message>
    <message>
      <source>No copies were looked for. Online services find where an image was published.</source>
      <translation>Копии не искали. Онлайн-сервисы находят, где опубликовано изображение.</translation>
    </message>
    <message>
      <source>No differences</source>
      <translation>Нет различий</translation>
    </message>
    <message>
      <source>No errors match this filter.</source>
      <translation>Этому фильтру не соответствует ни одна ошибка.</translation>
    </message>
    <message>
      <source>No errors: the reading matches the ground truth.</source>
      <translation>Ошибок нет: прочтение совпадает с эталоном.</translation>
    </message>
    <message>
      <source>No faces found.</source>
      <translation>Лица не найдены.</translation>
    </message>
    <message>
      <source>No feature</source>
      <translation>Нет признака</translation>
    </message>
    <message>
      <source>No image is open</source>
      <translation>Нет открытых изображений</translation>
    </message>
    <message>
      <source>No language of this name or code.</source>
      <translation>Нет языка с таким названием или кодом.</translation>
    </message>
    <message>
      <source>No longer waiting for the keyring. If it still asks, decline it there.</source>
      <translation>Хранилище ключей больше не ожидается. Если оно ещё спрашивает, откажитесь там.</translation>
    </message>
    <message>
      <source>No matches for this filter.</source>
      <translation>Под этот фильтр ничего не подходит.</translation>
    </message>
    <message>
      <source>No open image has both ground truth and a reading: open the right text as reference.</source>
      <translation>Ни у одного открытого изображения нет и эталона, и распознанного текста: откройте верный текст как эталон.</translation>
    </message>
    <message>
      <source>No provider</source>
      <translation>Нет сервиса</translation>
    </message>
    <message>
      <source>No raw answer is kept of this analysis.</source>
      <translation>Исходный ответ этого анализа не сохранён.</translation>
    </message>
    <message>
      <source>No shortcut</source>
      <translation>Без сочетания</translation>
    </message>
    <message>
      <source>No site</source>
      <translation>Без сайта</translation>
    </message>
    <message>
      <source>No text and no faces found.</source>
      <translation>Ни текста, ни лиц не найдено.</translation>
    </message>
    <message>
      <source>No text found</source>
      <translation>Текст не найден</translation>
    </message>
    <message>
      <source>No text found.</source>
      <translation>Текст не найден.</translation>
    </message>
    <message>
      <source>No uncertain words left</source>
      <translation>Ненадёжных слов не осталось</translation>
    </message>
    <message>
      <source>No words match this filter.</source>
      <translation>Под этот фильтр не подходит ни одно слово.</translation>
    </message>
    <message>
      <source>Nogai</source>
      <translation>ногайский</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>Обычная</translation>
    </message>
    <message>
      <source>Normalised CER</source>
      <translation>Нормированный CER</translation>
    </message>
    <message>
      <source>North Ndebele</source>
      <translation>северный ндебеле</translation>
    </message>
    <message>
      <source>Northern Kurdish</source>
      <translation>севернокурдский</translation>
    </message>
    <message>
      <source>Northern Sami</source>
      <translation>северносаамский</translation>
    </message>
    <message>
      <source>Norway</source>
      <translation>Норвегия</translation>
    </message>
    <message>
      <source>Norwegian</source>
      <translation>норвежский</translation>
    </message>
    <message>
      <source>Norwegian Bokmål</source>
      <translation>норвежский букмол</translation>
    </message>
    <message>
      <source>Norwegian Nynorsk</source>
      <translation>нюнорск</translation>
    </message>
    <message>
      <source>Not a web address: shown as text only</source>
      <translation>Не веб-адрес: показано как текст</translation>
    </message>
    <message>
      <source>Not analysed yet.</source>
      <translation>Анализа ещё не было.</translation>
    </message>
    <message>
      <source>Not assigned</source>
      <translation>Не привязан</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>Не найдено</translation>
    </message>
    <message>
      <source>Not read.</source>
      <translation>Не прочитано.</translation>
    </message>
    <message>
      <source>Not set</source>
      <translation>Не задано</translation>
    </message>
    <message>
      <source>Not text</source>
      <translation>Не текст</translation>
    </message>
    <message>
      <source>Not uncertain only</source>
      <translation>Только уверенные</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>Ничего не найдено.</translation>
    </message>
    <message>
      <source>Nothing found. Did you mean:</source>
      <translation>Ничего не найдено. Возможно, вы имели в виду:</translation>
    </message>
    <message>
      <source>Nothing to review yet: analyse this image, or import results.</source>
      <translation>Пока нечего проверять: распознайте изображение или импортируйте результаты.</translation>
    </message>
    <message>
      <source>Notices</source>
      <translation>Уведомления</translation>
    </message>
    <message>
      <source>Nyanja</source>
      <translation>ньянджа</translation>
    </message>
    <message>
      <source>OCR quality</source>
      <translation>Качество OCR</translation>
    </message>
    <message>
      <source>Objects</source>
      <translation>Объекты</translation>
    </message>
    <message>
      <source>Occitan</source>
      <translation>окситанский</translation>
    </message>
    <message>
      <source>Odia</source>
      <translation>ория</translation>
    </message>
    <message>
      <source>Of Yandex Cloud; not needed with an API key.</source>
      <translation>В Yandex Cloud; с ключом API не нужен.</translation>
    </message>
    <message>
      <source>Of Yandex Cloud; the service wants it with every key.</source>
      <translation>В Yandex Cloud; сервис требует его с любым ключом.</translation>
    </message>
    <message>
      <source>Of a service account; the folder follows from it.</source>
      <translation>Сервисного аккаунта; каталог не нужен.</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Без сети</translation>
    </message>
    <message>
      <source>Offline: no image leaves this machine</source>
      <translation>Без сети: изображения не покидают этот компьютер</translation>
    </message>
    <message>
      <source>Ojibwa</source>
      <translation>оджибва</translation>
    </message>
    <message>
      <source>Old English</source>
      <translation>староанглийский</translation>
    </message>
    <message>
      <source>Old French</source>
      <translation>старофранцузский</translation>
    </message>
    <message>
      <source>Old High German</source>
      <translation>древневерхненемецкий</translation>
    </message>
    <message>
      <source>Old Irish</source>
      <translation>староирландский</translation>
    </message>
    <message>
      <source>Old Norse</source>
      <translation>старонорвежский</translation>
    </message>
    <message>
      <source>Old Persian</source>
      <translation>староперсидский</translation>
    </message>
    <message>
      <source>Old Provençal</source>
      <translation>старопровансальский</translation>
    </message>
    <message>
      <source>On device</source>
      <translation>Локально</translation>
    </message>
    <message>
      <source>On-device reader</source>
      <translation>Локальное распознавание</translation>
    </message>
    <message>
      <source>One of the two keys of the resource.</source>
      <translation>Один из двух ключей ресурса.</translation>
    </message>
    <message>
      <source>One reading is made of those ticked: word by word, what the surer ones say.</source>
      <translation>Из отмеченных составляется одно прочтение: слово за словом то, в чём увереннее.</translation>
    </message>
    <message>
      <source>One row per word, for spreadsheets.</source>
      <translation>Строка на слово, для электронных таблиц.</translation>
    </message>
    <message>
      <source>One row per word: position, text, confidence, provider.</source>
      <translation>Строка на слово: положение, текст, достоверность, сервис.</translation>
    </message>
    <message>
      <source>Online again</source>
      <translation>Снова в сети</translation>
    </message>
    <message>
      <source>Online: your image is uploaded</source>
      <translation>Онлайн: изображение загружается на сервис</translation>
    </message>
    <message>
      <source>Only in the first</source>
      <translation>Только в первом</translation>
    </message>
    <message>
      <source>Only in the second</source>
      <translation>Только во втором</translation>
    </message>
    <message>
      <source>Only in {reading}</source>
      <translation>Только в {reading}</translation>
    </message>
    <message>
      <source>Only on site</source>
      <translation>Только на сайте</translation>
    </message>
    <message>
      <source>Only pages of a PDF have one</source>
      <translation>Он есть только у страниц PDF</translation>
    </message>
    <message>
      <source>Only part of {name} can be shown: its file is cut off</source>
      <translation>Показана только часть изображения {name}: файл обрезан</translation>
    </message>
    <message>
      <source>Only {confusion}</source>
      <translation>Только {confusion}</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Открыть</translation>
    </message>
    <message>
      <source>Open again</source>
      <translation>Открыть снова</translation>
    </message>
    <message>
      <source>Open an image with a reading and its ground truth to see how good the reading is.</source>
      <translation>Откройте изображение с прочтением и эталоном, чтобы увидеть, насколько хорошо прочтение.</translation>
    </message>
    <message>
      <source>Open as reference</source>
      <translation>Открыть как эталон</translation>
    </message>
    <message>
      <source>Open as reference…</source>
      <translation>Открыть как эталон…</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Открыть папку</translation>
    </message>
    <message>
      <source>Open folder…</source>
      <translation>Открыть папку…</translation>
    </message>
    <message>
      <source>Open image</source>
      <translation>Открыть изображение</translation>
    </message>
    <message>
      <source>Open image found</source>
      <translation>Открыть найденное изображение</translation>
    </message>
    <message>
      <source>Open images</source>
      <translation>Открыть изображения</translation>
    </message>
    <message>
      <source>Open images, folders, links</source>
      <translation>Открыть изображения, папки, ссылки</translation>
    </message>
    <message>
      <source>Open images…</source>
      <translation>Открыть изображения…</translation>
    </message>
    <message>
      <source>Open link</source>
      <translation>Открыть ссылку</translation>
    </message>
    <message>
      <source>Open link…</source>
      <translation>Открыть ссылку…</translation>
    </message>
    <message>
      <source>Open page</source>
      <translation>Открыть страницу</translation>
    </message>
    <message>
      <source>Open recent…</source>
      <translation>Открыть недавние…</translation>
    </message>
    <message>
      <source>Open samples</source>
      <translation>Открыть примеры</translation>
    </message>
    <message>
      <source>Open settings</source>
      <translation>Открыть настройки</translation>
    </message>
    <message>
      <source>Open the samples</source>
      <translation>Открыть примеры</translation>
    </message>
    <message>
      <source>Opening</source>
      <translation>Открытие</translation>
    </message>
    <message numerus="yes">
      <source>Opens %n image(s)</source>
      <translation>
        <numerusform>Откроется %n изображение</numerusform>
        <numerusform>Откроются %n изображения</numerusform>
        <numerusform>Откроются %n изображений</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Opens the images in %n folder(s)</source>
      <translation>
        <numerusform>Откроются изображения из %n папки</numerusform>
        <numerusform>Откроются изображения из %n папок</numerusform>
        <numerusform>Откроются изображения из %n папок</numerusform>
      </translation>
    </message>
    <message>
      <source>Opens the images in the folder {name}</source>
      <translation>Откроются изображения из папки {name}</translation>
    </message>
    <message>
      <source>Opens {name}</source>
      <translation>Откроется {name}</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Открыть…</translation>
    </message>
    <message>
      <source>Options of providers, by provider id and name: google-vision.model</source>
      <translation>Параметры сервисов, по идентификатору и имени: google-vision.model</translation>
    </message>
    <message>
      <source>Order of the list</source>
      <translation>Порядок списка</translation>
    </message>
    <message>
      <source>Oromo</source>
      <translation>оромо</translation>
    </message>
    <message>
      <source>Ossetic</source>
      <translation>осетинский</translation>
    </message>
    <message>
      <source>Other addresses for providers, by provider id</source>
      <translation>Другие адреса сервисов, по идентификатору</translation>
    </message>
    <message>
      <source>Ottoman Turkish</source>
      <translation>старотурецкий</translation>
    </message>
    <message>
      <source>Overlays</source>
      <translation>Слои</translation>
    </message>
    <message>
      <source>Overview</source>
      <translation>Обзор</translation>
    </message>
    <message>
      <source>Overview not shown</source>
      <translation>Обзор скрыт</translation>
    </message>
    <message>
      <source>Overview shown when zoomed in</source>
      <translation>Обзор показан при увеличении</translation>
    </message>
    <message>
      <source>PAGE file</source>
      <translation>Файл PAGE</translation>
    </message>
    <message>
      <source>PDF text layer</source>
      <translation>Текстовый слой PDF</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Страница</translation>
    </message>
    <message>
      <source>Page </source>
      <translation>Стр. </translation>
    </message>
    <message>
      <source>Page of the image</source>
      <translation>Страница изображения</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Страницы</translation>
    </message>
    <message>
      <source>Pakistan</source>
      <translation>Пакистан</translation>
    </message>
    <message>
      <source>Pali</source>
      <translation>пали</translation>
    </message>
    <message>
      <source>Pampanga</source>
      <translation>пампанга</translation>
    </message>
    <message>
      <source>Parent</source>
      <translation>Parent</translation>
    </message>
    <message>
      <source>Partial copies</source>
      <translation>Частичные копии</translation>
    </message>
    <message>
      <source>Pashto</source>
      <translation>пушту</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Пароль</translation>
    </message>
    <message>
      <source>Paste image or link</source>
      <translation>Вставить изображение или ссылку</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Пауза</translation>
    </message>
    <message>
      <source>Pause the queue</source>
      <translation>Приостановить очередь</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Приостановлено</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Люди</translation>
    </message>
    <message>
      <source>Persian</source>
      <translation>персидский</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Человек</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Картинка</translation>
    </message>
    <message>
      <source>Plain text</source>
      <translation>Простой текст</translation>
    </message>
    <message>
      <source>Plots</source>
      <translation>Графики</translation>
    </message>
    <message>
      <source>Pointer</source>
      <translation>Указатель</translation>
    </message>
    <message>
      <source>Polish</source>
      <translation>польский</translation>
    </message>
    <message>
      <source>Polygon</source>
      <translation>Полигон</translation>
    </message>
    <message>
      <source>Portugal</source>
      <translation>Португалия</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>португальский</translation>
    </message>
    <message>
      <source>Previous difference</source>
      <translation>Предыдущее различие</translation>
    </message>
    <message>
      <source>Previous image</source>
      <translation>Предыдущее изображение</translation>
    </message>
    <message>
      <source>Previous lines</source>
      <translation>Предыдущие строки</translation>
    </message>
    <message>
      <source>Previous page of the image</source>
      <translation>Предыдущая страница изображения</translation>
    </message>
    <message>
      <source>Previous provider</source>
      <translation>Предыдущий сервис</translation>
    </message>
    <message>
      <source>Previous uncertain word</source>
      <translation>Предыдущее ненадёжное слово</translation>
    </message>
    <message>
      <source>Price of 1,000 calls of a provider, with its currency, by provider</source>
      <translation>Цена 1000 вызовов провайдера с валютой, по провайдерам</translation>
    </message>
    <message>
      <source>Price per 1,000 calls</source>
      <translation>Цена за 1000 вызовов</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Конфиденциальность</translation>
    </message>
    <message>
      <source>Private mode: save no analyses and no list of images</source>
      <translation>Приватный режим: не сохранять ни анализов, ни списка изображений</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Товар</translation>
    </message>
    <message>
      <source>Product categories</source>
      <translation>Категории товаров</translation>
    </message>
    <message>
      <source>Product filter</source>
      <translation>Фильтр товаров</translation>
    </message>
    <message>
      <source>Product set</source>
      <translation>Набор товаров</translation>
    </message>
    <message>
      <source>Products</source>
      <translation>Товары</translation>
    </message>
    <message>
      <source>Project for quota</source>
      <translation>Проект для квоты</translation>
    </message>
    <message>
      <source>Properties</source>
      <translation>Свойства</translation>
    </message>
    <message>
      <source>Provenance</source>
      <translation>Происхождение</translation>
    </message>
    <message>
      <source>Provider</source>
      <translation>Сервис</translation>
    </message>
    <message>
      <source>Providers</source>
      <translation>Сервисы</translation>
    </message>
    <message>
      <source>Providers and API keys</source>
      <translation>Сервисы и ключи API</translation>
    </message>
    <message>
      <source>Providers and API keys…</source>
      <translation>Сервисы и ключи API…</translation>
    </message>
    <message>
      <source>Providers and keys…</source>
      <translation>Сервисы и ключи…</translation>
    </message>
    <message>
      <source>Providers to which you agreed to send images</source>
      <translation>Сервисы, которым вы разрешили отправлять изображения</translation>
    </message>
    <message>
      <source>Punctuation</source>
      <translation>Пунктуация</translation>
    </message>
    <message>
      <source>Punjabi</source>
      <translation>панджаби</translation>
    </message>
    <message>
      <source>Puts the file on the clipboard; or drag it from here into another window</source>
      <translation>Помещает файл в буфер обмена; или перетащите его отсюда в другое окно</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Качество</translation>
    </message>
    <message>
      <source>Quality against ground truth</source>
      <translation>Качество относительно эталона</translation>
    </message>
    <message>
      <source>Quality report</source>
      <translation>Отчёт о качестве</translation>
    </message>
    <message numerus="yes">
      <source>Quality report of %n image(s): {name}</source>
      <translation>
        <numerusform>Отчёт о качестве по %n изображению: {name}</numerusform>
        <numerusform>Отчёт о качестве по %n изображениям: {name}</numerusform>
        <numerusform>Отчёт о качестве по %n изображениям: {name}</numerusform>
      </translation>
    </message>
    <message>
      <source>Quality report…</source>
      <translation>Отчёт о качестве…</translation>
    </message>
    <message>
      <source>Quechua</source>
      <translation>кечуа</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Выход</translation>
    </message>
    <message>
      <source>Raise the threshold</source>
      <translation>Поднять порог</translation>
    </message>
    <message>
      <source>Rajasthani</source>
      <translation>раджастхани</translation>
    </message>
    <message>
      <source>Raw answer</source>
      <translation>Исходный ответ</translation>
    </message>
    <message>
      <source>Raw answer of {provider} — {image}</source>
      <translation>Исходный ответ {provider} — {image}</translation>
    </message>
    <message>
      <source>Reader not running</source>
      <translation>Распознавание не работает</translation>
    </message>
    <message>
      <source>Reader ready</source>
      <translation>Распознавание готово</translation>
    </message>
    <message>
      <source>Reader starting</source>
      <translation>Распознавание запускается</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Прочтение</translation>
    </message>
    <message>
      <source>Reading whose errors are listed</source>
      <translation>Прочтение, ошибки которого показаны</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>Чтение {name}…</translation>
    </message>
    <message>
      <source>Readings</source>
      <translation>Прочтения</translation>
    </message>
    <message>
      <source>Readings beside each other</source>
      <translation>Прочтения рядом</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Чтение…</translation>
    </message>
    <message>
      <source>Reads images with vision services or on this device: view, compare, correct.</source>
      <translation>Читает изображения через сервисы или на этом компьютере: смотреть, сравнивать, исправлять.</translation>
    </message>
    <message>
      <source>Reads {languages}</source>
      <translation>Читает {languages}</translation>
    </message>
    <message>
      <source>Recent files</source>
      <translation>Недавние файлы</translation>
    </message>
    <message>
      <source>Recent files, the latest first</source>
      <translation>Недавние файлы, новые первыми</translation>
    </message>
    <message>
      <source>Recently used commands of the palette, the latest first</source>
      <translation>Недавние команды палитры, новые первыми</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Повторить</translation>
    </message>
    <message>
      <source>Redone: {what}</source>
      <translation>Повторено: {what}</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Эталон</translation>
    </message>
    <message>
      <source>Reference ({title})</source>
      <translation>Эталон ({title})</translation>
    </message>
    <message>
      <source>Regions as training data for object detection.</source>
      <translation>Области как обучающие данные для поиска объектов.</translation>
    </message>
    <message>
      <source>Regions to be edited in labelme; lay it beside the image.</source>
      <translation>Области для правки в labelme; положите файл рядом с изображением.</translation>
    </message>
    <message>
      <source>Regular expression</source>
      <translation>Регулярное выражение</translation>
    </message>
    <message>
      <source>Relation</source>
      <translation>Отношение</translation>
    </message>
    <message>
      <source>Relations shown</source>
      <translation>Показанные отношения</translation>
    </message>
    <message>
      <source>Reliability</source>
      <translation>Надёжность</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Удалить</translation>
    </message>
    <message>
      <source>Remove all shortcuts of the command</source>
      <translation>Удалить все сочетания команды</translation>
    </message>
    <message>
      <source>Remove this analysis of {name}?</source>
      <translation>Удалить этот анализ {name}?</translation>
    </message>
    <message>
      <source>Remove {label}</source>
      <translation>Удалить: {label}</translation>
    </message>
    <message>
      <source>Removed.</source>
      <translation>Удалено.</translation>
    </message>
    <message>
      <source>Rename {what}</source>
      <translation>переименовать: {what}</translation>
    </message>
    <message>
      <source>Reopen last session at start</source>
      <translation>При запуске открывать прошлый сеанс</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Заменить</translation>
    </message>
    <message numerus="yes">
      <source>Replace %n file(s)?</source>
      <translation>
        <numerusform>Заменить %n файл?</numerusform>
        <numerusform>Заменить %n файла?</numerusform>
        <numerusform>Заменить %n файлов?</numerusform>
      </translation>
    </message>
    <message>
      <source>Reset image</source>
      <translation>Сбросить изображение</translation>
    </message>
    <message>
      <source>Reshape {what}</source>
      <translation>изменить форму: {what}</translation>
    </message>
    <message>
      <source>Resolution at which pages of a PDF are opened, in dpi</source>
      <translation>Разрешение, с которым открываются страницы PDF, в dpi</translation>
    </message>
    <message>
      <source>Resolution of PDF pages (dpi)</source>
      <translation>Разрешение страниц PDF (dpi)</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Восстановить</translation>
    </message>
    <message>
      <source>Restore all default shortcuts</source>
      <translation>Вернуть все сочетания по умолчанию</translation>
    </message>
    <message>
      <source>Restore all defaults</source>
      <translation>Сбросить все</translation>
    </message>
    <message>
      <source>Restore earlier corrections</source>
      <translation>Восстановить прежние исправления</translation>
    </message>
    <message>
      <source>Restore the default shortcuts of the command</source>
      <translation>Вернуть команде сочетания по умолчанию</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>Результаты</translation>
    </message>
    <message>
      <source>Results and OCR files</source>
      <translation>Результаты и файлы OCR</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Повторить</translation>
    </message>
    <message>
      <source>Retry failed</source>
      <translation>Повторить неудавшиеся</translation>
    </message>
    <message>
      <source>Reverse order</source>
      <translation>Обратный порядок</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Проверка</translation>
    </message>
    <message>
      <source>Review queue</source>
      <translation>Очередь проверки</translation>
    </message>
    <message>
      <source>Romanian</source>
      <translation>румынский</translation>
    </message>
    <message>
      <source>Romansh</source>
      <translation>романшский</translation>
    </message>
    <message>
      <source>Romany</source>
      <translation>цыганский</translation>
    </message>
    <message>
      <source>Rotate</source>
      <translation>Поворот</translation>
    </message>
    <message>
      <source>Rotate left</source>
      <translation>Повернуть влево</translation>
    </message>
    <message>
      <source>Rotate left 1°</source>
      <translation>Повернуть влево на 1°</translation>
    </message>
    <message>
      <source>Rotate right</source>
      <translation>Повернуть вправо</translation>
    </message>
    <message>
      <source>Rotate right 1°</source>
      <translation>Повернуть вправо на 1°</translation>
    </message>
    <message>
      <source>Rundi</source>
      <translation>рунди</translation>
    </message>
    <message>
      <source>Russia</source>
      <translation>Россия</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>русский</translation>
    </message>
    <message>
      <source>Safety</source>
      <translation>Безопасность</translation>
    </message>
    <message>
      <source>Samoan</source>
      <translation>самоанский</translation>
    </message>
    <message>
      <source>Sango</source>
      <translation>санго</translation>
    </message>
    <message>
      <source>Sanskrit</source>
      <translation>санскрит</translation>
    </message>
    <message>
      <source>Santali</source>
      <translation>сантали</translation>
    </message>
    <message>
      <source>Sardinian</source>
      <translation>сардинский</translation>
    </message>
    <message>
      <source>Saudi Arabia</source>
      <translation>Саудовская Аравия</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Сохранить как…</translation>
    </message>
    <message>
      <source>Save keys</source>
      <translation>Сохранить ключи</translation>
    </message>
    <message>
      <source>Save plot</source>
      <translation>Сохранить график</translation>
    </message>
    <message>
      <source>Save quality report</source>
      <translation>Сохранить отчёт о качестве</translation>
    </message>
    <message>
      <source>Save raw answer</source>
      <translation>Сохранить исходный ответ</translation>
    </message>
    <message>
      <source>Save the answer as it came</source>
      <translation>Сохранить ответ в исходном виде</translation>
    </message>
    <message>
      <source>Save the plot as SVG: {title}</source>
      <translation>Сохранить график как SVG: {title}</translation>
    </message>
    <message>
      <source>Saved {name}</source>
      <translation>Сохранён {name}</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Сохранить…</translation>
    </message>
    <message>
      <source>Scottish Gaelic</source>
      <translation>гэльский</translation>
    </message>
    <message>
      <source>Screen capture {date}</source>
      <translation>Снимок экрана {date}</translation>
    </message>
    <message>
      <source>Search languages by name or code</source>
      <translation>Поиск языка по названию или коду</translation>
    </message>
    <message>
      <source>Search, or type codes: de, ru</source>
      <translation>Поиск или коды: de, ru</translation>
    </message>
    <message>
      <source>Searchable PDF</source>
      <translation>PDF с поиском</translation>
    </message>
    <message>
      <source>Searches the lines exactly as they were read</source>
      <translation>Ищет в строках точно так, как они прочитаны</translation>
    </message>
    <message>
      <source>Second reading</source>
      <translation>Второе прочтение</translation>
    </message>
    <message>
      <source>Seconds one image may take with one provider</source>
      <translation>Сколько секунд может занять одно изображение у одного сервиса</translation>
    </message>
    <message>
      <source>Select a region</source>
      <translation>Выделить область</translation>
    </message>
    <message>
      <source>Select a word here or on the image, press {key}, type, and press Enter. The original reading is kept, and {undo} takes it back.</source>
      <translation>Выделите слово здесь или на изображении, нажмите {key}, введите текст и нажмите Enter. Исходное прочтение сохраняется, {undo} отменяет правку.</translation>
    </message>
    <message>
      <source>Select all images</source>
      <translation>Выделить все изображения</translation>
    </message>
    <message>
      <source>Select all text</source>
      <translation>Выделить весь текст</translation>
    </message>
    <message>
      <source>Select with a lasso</source>
      <translation>Выделить лассо</translation>
    </message>
    <message>
      <source>Select with a rectangle</source>
      <translation>Выделить прямоугольником</translation>
    </message>
    <message>
      <source>Selected images</source>
      <translation>Выбранные изображения</translation>
    </message>
    <message>
      <source>Selected images: {number}</source>
      <translation>Выбранные изображения: {number}</translation>
    </message>
    <message>
      <source>Selected region</source>
      <translation>Выделенная область</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>Отправить</translation>
    </message>
    <message>
      <source>Send images to {host}?</source>
      <translation>Отправлять изображения на {host}?</translation>
    </message>
    <message>
      <source>Sends a small picture made for this, none of yours, and keeps nothing of it</source>
      <translation>Отправляет маленькую специальную картинку, не вашу, и ничего не сохраняет</translation>
    </message>
    <message>
      <source>Separated by commas.</source>
      <translation>Через запятую.</translation>
    </message>
    <message>
      <source>Serbia</source>
      <translation>Сербия</translation>
    </message>
    <message>
      <source>Serbian</source>
      <translation>сербский</translation>
    </message>
    <message>
      <source>Serbo-Croatian</source>
      <translation>сербскохорватский</translation>
    </message>
    <message>
      <source>Service account</source>
      <translation>Сервисный аккаунт</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Настройки</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Настройки…</translation>
    </message>
    <message>
      <source>Share of right words by confidence: {values}</source>
      <translation>Доля верных слов по уверенности: {values}</translation>
    </message>
    <message>
      <source>Shift+drag</source>
      <translation>Shift+мышь</translation>
    </message>
    <message>
      <source>Shona</source>
      <translation>шона</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Показывать</translation>
    </message>
    <message>
      <source>Show all images</source>
      <translation>Показать все изображения</translation>
    </message>
    <message>
      <source>Show all providers together</source>
      <translation>Показать все сервисы вместе</translation>
    </message>
    <message>
      <source>Show analysed images</source>
      <translation>Показать изображения с анализом</translation>
    </message>
    <message>
      <source>Show and hide overlays</source>
      <translation>Показать и скрыть слои</translation>
    </message>
    <message>
      <source>Show and sort images</source>
      <translation>Показ и порядок изображений</translation>
    </message>
    <message>
      <source>Show blocks</source>
      <translation>Показывать блоки</translation>
    </message>
    <message>
      <source>Show copies</source>
      <translation>Показать копии</translation>
    </message>
    <message>
      <source>Show faces</source>
      <translation>Показывать лица</translation>
    </message>
    <message>
      <source>Show failed image</source>
      <translation>Показать неудавшееся изображение</translation>
    </message>
    <message>
      <source>Show findings</source>
      <translation>Показать результаты</translation>
    </message>
    <message>
      <source>Show images not analysed</source>
      <translation>Показать изображения без анализа</translation>
    </message>
    <message>
      <source>Show images with copies found</source>
      <translation>Показать изображения с найденными копиями</translation>
    </message>
    <message>
      <source>Show least certain image</source>
      <translation>Показать наименее уверенное</translation>
    </message>
    <message>
      <source>Show lines</source>
      <translation>Показывать строки</translation>
    </message>
    <message>
      <source>Show next failed image</source>
      <translation>Следующее неудавшееся изображение</translation>
    </message>
    <message>
      <source>Show objects</source>
      <translation>Показывать объекты</translation>
    </message>
    <message>
      <source>Show only sites whose name holds this</source>
      <translation>Показывать только сайты, в имени которых это есть</translation>
    </message>
    <message>
      <source>Show original</source>
      <translation>Показать исходное</translation>
    </message>
    <message>
      <source>Show raw answer</source>
      <translation>Показать исходный ответ</translation>
    </message>
    <message>
      <source>Show the selected region</source>
      <translation>Показать выделенную область</translation>
    </message>
    <message>
      <source>Show the selected region under the findings</source>
      <translation>Показывать выделенную область под результатами</translation>
    </message>
    <message>
      <source>Show what can be decoded of images that are cut off</source>
      <translation>Показывать уцелевшую часть обрезанных файлов изображений</translation>
    </message>
    <message>
      <source>Show words</source>
      <translation>Показывать слова</translation>
    </message>
    <message numerus="yes">
      <source>Shows the results in %n file(s) with their images</source>
      <translation>
        <numerusform>Результаты из %n файла появятся у своих изображений</numerusform>
        <numerusform>Результаты из %n файлов появятся у своих изображений</numerusform>
        <numerusform>Результаты из %n файлов появятся у своих изображений</numerusform>
      </translation>
    </message>
    <message>
      <source>Shows the results in {name} with their image</source>
      <translation>Результаты из {name} появятся у своего изображения</translation>
    </message>
    <message>
      <source>Sichuan Yi</source>
      <translation>носу</translation>
    </message>
    <message>
      <source>Similar only</source>
      <translation>Только похожие</translation>
    </message>
    <message>
      <source>Sindhi</source>
      <translation>синдхи</translation>
    </message>
    <message>
      <source>Singapore</source>
      <translation>Сингапур</translation>
    </message>
    <message>
      <source>Sinhala</source>
      <translation>сингальский</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Сайт</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Пропустить</translation>
    </message>
    <message>
      <source>Skip the tour</source>
      <translation>Пропустить</translation>
    </message>
    <message>
      <source>Slovak</source>
      <translation>словацкий</translation>
    </message>
    <message>
      <source>Slovenian</source>
      <translation>словенский</translation>
    </message>
    <message>
      <source>Smaller text in the transcript</source>
      <translation>Мельче шрифт транскрипта</translation>
    </message>
    <message>
      <source>Somali</source>
      <translation>сомали</translation>
    </message>
    <message>
      <source>Some corrections of this image could not be read</source>
      <translation>Некоторые исправления этого изображения не удалось прочитать</translation>
    </message>
    <message>
      <source>Something went wrong inside Vidimus ({error}). What you see may be incomplete.</source>
      <translation>Внутри Vidimus произошла ошибка ({error}). Показанное может быть неполным.</translation>
    </message>
    <message>
      <source>Sort</source>
      <translation>Порядок</translation>
    </message>
    <message>
      <source>Sort images by confidence</source>
      <translation>Упорядочить по достоверности</translation>
    </message>
    <message>
      <source>Sort images by copies found</source>
      <translation>Упорядочить по найденным копиям</translation>
    </message>
    <message>
      <source>Sort images by errors</source>
      <translation>Упорядочить по ошибкам</translation>
    </message>
    <message>
      <source>Sort images by name</source>
      <translation>Упорядочить по имени</translation>
    </message>
    <message>
      <source>Sort images by order of opening</source>
      <translation>Упорядочить по открытию</translation>
    </message>
    <message>
      <source>Sort images by state</source>
      <translation>Упорядочить по состоянию</translation>
    </message>
    <message>
      <source>Sort: {order}</source>
      <translation>Порядок: {order}</translation>
    </message>
    <message>
      <source>South Korea</source>
      <translation>Республика Корея</translation>
    </message>
    <message>
      <source>South Ndebele</source>
      <translation>южный ндебеле</translation>
    </message>
    <message>
      <source>Southern Sotho</source>
      <translation>южный сото</translation>
    </message>
    <message>
      <source>Space+drag, middle button</source>
      <translation>Пробел+мышь, колесо</translation>
    </message>
    <message>
      <source>Spaces differ</source>
      <translation>Отличаются пробелы</translation>
    </message>
    <message>
      <source>Spain</source>
      <translation>Испания</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>испанский</translation>
    </message>
    <message>
      <source>Split here</source>
      <translation>Разделить здесь</translation>
    </message>
    <message>
      <source>Split {what}</source>
      <translation>разделить: {what}</translation>
    </message>
    <message>
      <source>Stands in quality reports; empty: not known</source>
      <translation>Указывается в отчётах о качестве; пусто: неизвестна</translation>
    </message>
    <message>
      <source>Start the tour</source>
      <translation>Начать обзор</translation>
    </message>
    <message>
      <source>Step {number} of {count}</source>
      <translation>Шаг {number} из {count}</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Остановить</translation>
    </message>
    <message>
      <source>Stop analysing?</source>
      <translation>Остановить анализ?</translation>
    </message>
    <message>
      <source>Storage limit (MB)</source>
      <translation>Лимит хранилища (МБ)</translation>
    </message>
    <message>
      <source>Storage limit for saved analyses; the oldest are deleted first</source>
      <translation>Лимит хранилища анализов; старые удаляются первыми</translation>
    </message>
    <message>
      <source>Sundanese</source>
      <translation>сунданский</translation>
    </message>
    <message>
      <source>Swahili</source>
      <translation>суахили</translation>
    </message>
    <message>
      <source>Swap the readings</source>
      <translation>Поменять прочтения местами</translation>
    </message>
    <message>
      <source>Swati</source>
      <translation>свази</translation>
    </message>
    <message>
      <source>Sweden</source>
      <translation>Швеция</translation>
    </message>
    <message>
      <source>Swedish</source>
      <translation>шведский</translation>
    </message>
    <message>
      <source>Swiss German</source>
      <translation>швейцарский немецкий</translation>
    </message>
    <message>
      <source>Switzerland</source>
      <translation>Швейцария</translation>
    </message>
    <message>
      <source>Syriac</source>
      <translation>сирийский</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Таблица</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Таблицы</translation>
    </message>
    <message>
      <source>Tagalog</source>
      <translation>тагалог</translation>
    </message>
    <message>
      <source>Tahitian</source>
      <translation>таитянский</translation>
    </message>
    <message>
      <source>Taiwan</source>
      <translation>Тайвань</translation>
    </message>
    <message>
      <source>Tajik</source>
      <translation>таджикский</translation>
    </message>
    <message>
      <source>Taken from {file}. Save it to keep it, or test it first.</source>
      <translation>Взято из {file}. Сохраните ключ или сначала проверьте его.</translation>
    </message>
    <message numerus="yes">
      <source>Takes %n file(s) as the reference texts of their images</source>
      <translation>
        <numerusform>%n файл станет эталонным текстом своего изображения</numerusform>
        <numerusform>%n файла станут эталонными текстами своих изображений</numerusform>
        <numerusform>%n файлов станут эталонными текстами своих изображений</numerusform>
      </translation>
    </message>
    <message>
      <source>Takes the key from the JSON file you downloaded; it can be dropped here too</source>
      <translation>Берёт ключ из скачанного файла JSON; его можно и перетащить сюда</translation>
    </message>
    <message>
      <source>Takes {name} as the reference text of its image</source>
      <translation>{name} станет эталонным текстом своего изображения</translation>
    </message>
    <message>
      <source>Tamil</source>
      <translation>тамильский</translation>
    </message>
    <message>
      <source>Tatar</source>
      <translation>татарский</translation>
    </message>
    <message>
      <source>Telugu</source>
      <translation>телугу</translation>
    </message>
    <message>
      <source>Tesseract is not installed</source>
      <translation>Tesseract не установлен</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Проверить</translation>
    </message>
    <message>
      <source>Testing {provider} with a small picture…</source>
      <translation>{provider}: проверка на маленькой картинке…</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Текст</translation>
    </message>
    <message>
      <source>Text file</source>
      <translation>Текстовый файл</translation>
    </message>
    <message>
      <source>Text mode</source>
      <translation>Режим текста</translation>
    </message>
    <message>
      <source>Text model</source>
      <translation>Модель текста</translation>
    </message>
    <message>
      <source>Text of the line</source>
      <translation>Текст строки</translation>
    </message>
    <message>
      <source>Text of the word</source>
      <translation>Текст слова</translation>
    </message>
    <message>
      <source>Text of {reading}</source>
      <translation>Текст: {reading}</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>тайский</translation>
    </message>
    <message numerus="yes">
      <source>The %n selected, one file each</source>
      <translation>
        <numerusform>Выделенные (%n), по файлу</numerusform>
        <numerusform>Выделенные (%n), по файлу</numerusform>
        <numerusform>Выделенные (%n), по файлу</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The answer is of %n image(s); image {number} fits this one</source>
      <translation>
        <numerusform>Ответ относится к %n изображению; этому соответствует № {number}</numerusform>
        <numerusform>Ответ относится к %n изображениям; этому соответствует № {number}</numerusform>
        <numerusform>Ответ относится к %n изображениям; этому соответствует № {number}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The consensus is made; ties: %n word(s)</source>
      <translation>
        <numerusform>Консенсус составлен; ничьих: %n слово</numerusform>
        <numerusform>Консенсус составлен; ничьих: %n слова</numerusform>
        <numerusform>Консенсус составлен; ничьих: %n слов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The errors that remain are estimated from %n place(s) on</source>
      <translation>
        <numerusform>Оценка оставшихся ошибок появится после %n места</numerusform>
        <numerusform>Оценка оставшихся ошибок появится после %n мест</numerusform>
        <numerusform>Оценка оставшихся ошибок появится после %n мест</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The file has %n page(s); page {number} was taken</source>
      <translation>
        <numerusform>В файле %n страница; взята страница {number}</numerusform>
        <numerusform>В файле %n страницы; взята страница {number}</numerusform>
        <numerusform>В файле %n страниц; взята страница {number}</numerusform>
      </translation>
    </message>
    <message>
      <source>The first {number} are listed.</source>
      <translation>Показаны первые {number}.</translation>
    </message>
    <message>
      <source>The format exported last</source>
      <translation>Формат последнего экспорта</translation>
    </message>
    <message>
      <source>The image is not reviewed</source>
      <translation>Изображение не проверено</translation>
    </message>
    <message>
      <source>The image is reviewed</source>
      <translation>Изображение проверено</translation>
    </message>
    <message>
      <source>The image with an invisible text layer, to search and copy.</source>
      <translation>Изображение с невидимым текстовым слоем: для поиска и копирования.</translation>
    </message>
    <message>
      <source>The image with the overlays that are switched on, sharp at every zoom.</source>
      <translation>Изображение с включёнными слоями, чёткое в любом масштабе.</translation>
    </message>
    <message>
      <source>The image with the overlays that are switched on.</source>
      <translation>Изображение с включёнными слоями.</translation>
    </message>
    <message>
      <source>The image with the regions that were found drawn over it</source>
      <translation>Изображение, поверх которого нарисованы найденные области</translation>
    </message>
    <message>
      <source>The manual in the menu Help tells more</source>
      <translation>Подробнее — в руководстве в меню «Справка»</translation>
    </message>
    <message>
      <source>The new request failed</source>
      <translation>Повторный запрос не удался</translation>
    </message>
    <message>
      <source>The one before is among the earlier analyses if it differs.</source>
      <translation>Прежний — среди прежних анализов, если отличается.</translation>
    </message>
    <message>
      <source>The overlays that are drawn</source>
      <translation>Показываемые слои</translation>
    </message>
    <message>
      <source>The providers a new image is analysed with</source>
      <translation>Сервисы, которыми анализируется новое изображение</translation>
    </message>
    <message>
      <source>The reading models are those of PP-OCR (Apache-2.0); Tesseract is a program of its own.</source>
      <translation>Модели распознавания — PP-OCR (Apache-2.0); Tesseract — отдельная программа.</translation>
    </message>
    <message>
      <source>The region in the image</source>
      <translation>Область на изображении</translation>
    </message>
    <message>
      <source>The tab Compare ({key}) lays two readings side by side and lists where they differ: two providers, or a reading and its ground truth. The sample brings its own.</source>
      <translation>Вкладка сравнения ({key}) кладёт рядом два прочтения и перечисляет различия: двух сервисов или прочтения и эталона. У примера эталон свой.</translation>
    </message>
    <message>
      <source>The text of this image has not been read</source>
      <translation>Текст этого изображения не прочитан</translation>
    </message>
    <message>
      <source>The text the PDF holds itself</source>
      <translation>Текст, который содержит сам PDF</translation>
    </message>
    <message>
      <source>The tour was offered at a first start</source>
      <translation>Обзор был предложен при первом запуске</translation>
    </message>
    <message>
      <source>The view is kept between images</source>
      <translation>Вид сохраняется между изображениями</translation>
    </message>
    <message>
      <source>The whole JSON key file of a service account; exchanged for IAM tokens.</source>
      <translation>Весь файл ключа JSON сервисного аккаунта; обменивается на IAM-токены.</translation>
    </message>
    <message>
      <source>The whole JSON key file; exchanged for short-lived tokens.</source>
      <translation>Весь файл ключа JSON; обменивается на краткосрочные токены.</translation>
    </message>
    <message>
      <source>The worst first; a click opens the image.</source>
      <translation>Сначала худшие; щелчок открывает изображение.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Тема</translation>
    </message>
    <message>
      <source>There are files of these names in {folder} already.</source>
      <translation>В {folder} уже есть файлы с такими именами.</translation>
    </message>
    <message>
      <source>There is no analysis to correct yet</source>
      <translation>Пока нет анализа, который можно исправить</translation>
    </message>
    <message>
      <source>There was nothing to remove.</source>
      <translation>Удалять было нечего.</translation>
    </message>
    <message>
      <source>This analysis cannot be corrected now</source>
      <translation>Этот анализ сейчас нельзя исправить</translation>
    </message>
    <message>
      <source>This cannot be opened: drop images, folders, result files or links</source>
      <translation>Это нельзя открыть: перетащите изображения, папки, файлы результатов или ссылки</translation>
    </message>
    <message>
      <source>This image</source>
      <translation>Это изображение</translation>
    </message>
    <message>
      <source>This image: {name}</source>
      <translation>Это изображение: {name}</translation>
    </message>
    <message>
      <source>This is the original; show the corrections to go on</source>
      <translation>Это исходный вид; покажите исправления, чтобы продолжить</translation>
    </message>
    <message>
      <source>This one: {name}</source>
      <translation>Это: {name}</translation>
    </message>
    <message>
      <source>This one: {name}, page {page}</source>
      <translation>Это: {name}, стр. {page}</translation>
    </message>
    <message>
      <source>This password does not open {name}. Try another:</source>
      <translation>Этот пароль не подходит к {name}. Другой пароль:</translation>
    </message>
    <message>
      <source>This reference is read-only: corrections go to a reading.</source>
      <translation>Этот эталон только для чтения: исправления вносятся в прочтение.</translation>
    </message>
    <message>
      <source>This takes effect at the next start.</source>
      <translation>Вступит в силу при следующем запуске.</translation>
    </message>
    <message>
      <source>This word has no place on the image; draw it in Findings</source>
      <translation>У этого слова нет места на изображении: нарисуйте его среди результатов</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Порог</translation>
    </message>
    <message>
      <source>Thumbnails of copies</source>
      <translation>Миниатюры копий</translation>
    </message>
    <message>
      <source>Tibetan</source>
      <translation>тибетский</translation>
    </message>
    <message>
      <source>Tick two readings or more</source>
      <translation>Отметьте не менее двух прочтений</translation>
    </message>
    <message>
      <source>Tigrinya</source>
      <translation>тигринья</translation>
    </message>
    <message>
      <source>Time limit (seconds)</source>
      <translation>Лимит времени (секунды)</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Заголовок</translation>
    </message>
    <message>
      <source>Tongan</source>
      <translation>тонганский</translation>
    </message>
    <message>
      <source>Tour</source>
      <translation>Обзор</translation>
    </message>
    <message>
      <source>Tour of the window</source>
      <translation>Обзор окна</translation>
    </message>
    <message>
      <source>Transcript</source>
      <translation>Транскрипт</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>Транспорт</translation>
    </message>
    <message>
      <source>Tree</source>
      <translation>Дерево</translation>
    </message>
    <message>
      <source>Tsonga</source>
      <translation>тсонга</translation>
    </message>
    <message>
      <source>Tswana</source>
      <translation>тсвана</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>турецкий</translation>
    </message>
    <message>
      <source>Turkmen</source>
      <translation>туркменский</translation>
    </message>
    <message>
      <source>Tuvinian</source>
      <translation>тувинский</translation>
    </message>
    <message>
      <source>Twi</source>
      <translation>тви</translation>
    </message>
    <message>
      <source>Two readings are needed: analyse this image with a second provider, or import results.</source>
      <translation>Нужны два прочтения: проанализируйте это изображение вторым сервисом или импортируйте результаты.</translation>
    </message>
    <message>
      <source>Type a command</source>
      <translation>Введите команду</translation>
    </message>
    <message>
      <source>Type another text  F2</source>
      <translation>Ввести другой текст  F2</translation>
    </message>
    <message>
      <source>Type or paste a key first, or take it from its file.</source>
      <translation>Сначала введите или вставьте ключ либо возьмите его из файла.</translation>
    </message>
    <message>
      <source>Type part of a name</source>
      <translation>Введите часть имени</translation>
    </message>
    <message>
      <source>Türkiye</source>
      <translation>Турция</translation>
    </message>
    <message>
      <source>Udmurt</source>
      <translation>удмуртский</translation>
    </message>
    <message>
      <source>Ukraine</source>
      <translation>Украина</translation>
    </message>
    <message>
      <source>Ukrainian</source>
      <translation>украинский</translation>
    </message>
    <message>
      <source>Uncertain below (%)</source>
      <translation>Ненадёжно ниже (%)</translation>
    </message>
    <message>
      <source>Uncertain only</source>
      <translation>Только неуверенные</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Отменить</translation>
    </message>
    <message>
      <source>Undone: {what}</source>
      <translation>Отменено: {what}</translation>
    </message>
    <message>
      <source>United Kingdom</source>
      <translation>Великобритания</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>Соединенные Штаты</translation>
    </message>
    <message>
      <source>Unknown only</source>
      <translation>Только неизвестные</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Без заголовка</translation>
    </message>
    <message>
      <source>Uploads your image; needs an API key. You are asked first.</source>
      <translation>Загружает изображение на сервис; нужен ключ API. Сначала будет задан вопрос.</translation>
    </message>
    <message>
      <source>Upper Sorbian</source>
      <translation>верхнелужицкий</translation>
    </message>
    <message>
      <source>Upright</source>
      <translation>Без поворота</translation>
    </message>
    <message>
      <source>Urdu</source>
      <translation>урду</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Применить</translation>
    </message>
    <message>
      <source>Use for this run</source>
      <translation>На этот запуск</translation>
    </message>
    <message>
      <source>Use this reading as reference</source>
      <translation>Использовать это прочтение как эталон</translation>
    </message>
    <message>
      <source>Use this shortcut for the command</source>
      <translation>Назначить это сочетание команде</translation>
    </message>
    <message>
      <source>Used for this run only.</source>
      <translation>Действует только на этот запуск.</translation>
    </message>
    <message>
      <source>Uyghur</source>
      <translation>уйгурский</translation>
    </message>
    <message>
      <source>Uzbek</source>
      <translation>узбекский</translation>
    </message>
    <message>
      <source>Venda</source>
      <translation>венда</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Версия</translation>
    </message>
    <message>
      <source>Vietnamese</source>
      <translation>вьетнамский</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Вид</translation>
    </message>
    <message>
      <source>Volapük</source>
      <translation>волапюк</translation>
    </message>
    <message>
      <source>Waiting for the keyring; it may ask you to unlock it.</source>
      <translation>Ожидание хранилища ключей; возможно, оно попросит разблокировки.</translation>
    </message>
    <message>
      <source>Waiting: another image is being analysed.</source>
      <translation>Ожидание: анализируется другое изображение.</translation>
    </message>
    <message>
      <source>Waiting: the queue is paused.</source>
      <translation>Ожидание: очередь приостановлена.</translation>
    </message>
    <message>
      <source>Walloon</source>
      <translation>валлонский</translation>
    </message>
    <message>
      <source>Waray</source>
      <translation>варай</translation>
    </message>
    <message>
      <source>Web entities</source>
      <translation>Понятия из сети</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>Веб-страница</translation>
    </message>
    <message>
      <source>Welsh</source>
      <translation>валлийский</translation>
    </message>
    <message>
      <source>Western Frisian</source>
      <translation>западнофризский</translation>
    </message>
    <message>
      <source>What is asked of them</source>
      <translation>Что у них спрашивается</translation>
    </message>
    <message>
      <source>What is left out of the comparison</source>
      <translation>Что не учитывается при сравнении</translation>
    </message>
    <message>
      <source>What kind of text it is.</source>
      <translation>Какого рода текст.</translation>
    </message>
    <message>
      <source>What was read, in reading order.</source>
      <translation>Прочитанное, в порядке чтения.</translation>
    </message>
    <message>
      <source>Wheel</source>
      <translation>Колесо мыши</translation>
    </message>
    <message>
      <source>Where the image was found is in the list of copies ({key}).</source>
      <translation>Где найдено изображение — в списке копий ({key}).</translation>
    </message>
    <message>
      <source>Where the image was found is in the list of copies.</source>
      <translation>Где найдено изображение — в списке копий.</translation>
    </message>
    <message>
      <source>Where the image was found, one row per match.</source>
      <translation>Где найдено изображение, строка на совпадение.</translation>
    </message>
    <message>
      <source>Where the image was found, with what each provider said.</source>
      <translation>Где найдено изображение и что сообщил каждый сервис.</translation>
    </message>
    <message>
      <source>Where the last file of a kind was opened or written, by kind</source>
      <translation>Где последний раз открыт или записан файл каждого рода, по роду</translation>
    </message>
    <message>
      <source>Which images are shown, and in which order</source>
      <translation>Какие изображения показаны и в каком порядке</translation>
    </message>
    <message>
      <source>Which provider gave {name}?</source>
      <translation>Какой сервис дал {name}?</translation>
    </message>
    <message>
      <source>White space</source>
      <translation>Пробелы</translation>
    </message>
    <message>
      <source>Whole words</source>
      <translation>Слова целиком</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Окно</translation>
    </message>
    <message>
      <source>Wolof</source>
      <translation>волоф</translation>
    </message>
    <message>
      <source>Word error rate (WER)</source>
      <translation>Доля ошибок в словах (WER)</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Слова</translation>
    </message>
    <message>
      <source>Words and mean confidence</source>
      <translation>Слова и средняя достоверность</translation>
    </message>
    <message>
      <source>Words as a table</source>
      <translation>Слова таблицей</translation>
    </message>
    <message>
      <source>Words found in both, wherever they stand: a wrong reading order costs nothing here.</source>
      <translation>Слова, которые есть в обоих, где бы они ни стояли: неверный порядок чтения здесь не в счёт.</translation>
    </message>
    <message>
      <source>Words in any order (F1)</source>
      <translation>Слова в любом порядке (F1)</translation>
    </message>
    <message>
      <source>Words listed</source>
      <translation>Показанные слова</translation>
    </message>
    <message>
      <source>Words parted at the end of a line count as one word.</source>
      <translation>Слова, перенесённые в конце строки, считаются одним словом.</translation>
    </message>
    <message>
      <source>Words, tab-separated</source>
      <translation>Слова через табуляцию</translation>
    </message>
    <message>
      <source>Work under way</source>
      <translation>Текущая работа</translation>
    </message>
    <message>
      <source>Works with the resource's own address only.</source>
      <translation>Работает только с собственным адресом ресурса.</translation>
    </message>
    <message>
      <source>Writing the report</source>
      <translation>Записывается отчёт</translation>
    </message>
    <message>
      <source>Wrong words told apart (AUROC)</source>
      <translation>Различение неверных слов (AUROC)</translation>
    </message>
    <message>
      <source>Wrong, missing and extra characters for every character of the ground truth.</source>
      <translation>Неверные, пропущенные и лишние символы на каждый символ эталона.</translation>
    </message>
    <message>
      <source>Wrong, missing and extra words for every word of the ground truth.</source>
      <translation>Неверные, пропущенные и лишние слова на каждое слово эталона.</translation>
    </message>
    <message>
      <source>Wrote {name}</source>
      <translation>Записан {name}</translation>
    </message>
    <message>
      <source>XML for ground truth: polygons, reading order, confidence.</source>
      <translation>XML для эталонной разметки: полигоны, порядок чтения, достоверность.</translation>
    </message>
    <message>
      <source>XML of libraries and archives, with the confidence of words.</source>
      <translation>XML библиотек и архивов, с достоверностью слов.</translation>
    </message>
    <message>
      <source>Xhosa</source>
      <translation>коса</translation>
    </message>
    <message>
      <source>Yakut</source>
      <translation>саха</translation>
    </message>
    <message>
      <source>Yiddish</source>
      <translation>идиш</translation>
    </message>
    <message>
      <source>Yoruba</source>
      <translation>йоруба</translation>
    </message>
    <message>
      <source>Zhuang</source>
      <translation>чжуань</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>Масштаб</translation>
    </message>
    <message>
      <source>Zoom at the pointer</source>
      <translation>Масштаб у указателя</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Увеличить</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Уменьшить</translation>
    </message>
    <message>
      <source>Zoom to selection</source>
      <translation>Масштаб по выделению</translation>
    </message>
    <message>
      <source>Zulu</source>
      <translation>зулу</translation>
    </message>
    <message>
      <source>a few seconds left</source>
      <translation>осталось несколько секунд</translation>
    </message>
    <message>
      <source>about {hours} h left</source>
      <translation>осталось около {hours} ч</translation>
    </message>
    <message>
      <source>about {hours} h {rest} min left</source>
      <translation>осталось около {hours} ч {rest} мин</translation>
    </message>
    <message>
      <source>about {minutes} min left</source>
      <translation>осталось около {minutes} мин</translation>
    </message>
    <message>
      <source>about {seconds} s left</source>
      <translation>осталось около {seconds} с</translation>
    </message>
    <message>
      <source>accuracy error rate CER WER evaluate ground truth</source>
      <translation>точность доля ошибок CER WER оценка эталон</translation>
    </message>
    <message>
      <source>analysed</source>
      <translation>проанализировано</translation>
    </message>
    <message>
      <source>and {number} more</source>
      <translation>и ещё {number}</translation>
    </message>
    <message>
      <source>answer</source>
      <translation>ответ</translation>
    </message>
    <message>
      <source>api key token credentials login account service endpoint</source>
      <translation>api ключ токен учётные данные вход аккаунт сервис адрес</translation>
    </message>
    <message>
      <source>auto: 4.0 for what it has, 3.2 for the rest.</source>
      <translation>auto: 4.0 для того, что в ней есть, 3.2 для остального.</translation>
    </message>
    <message>
      <source>barcode</source>
      <translation>штрихкод</translation>
    </message>
    <message>
      <source>barcodes</source>
      <translation>штрихкоды</translation>
    </message>
    <message>
      <source>basic detector: no confidence</source>
      <translation>простой детектор: без достоверности</translation>
    </message>
    <message>
      <source>being analysed</source>
      <translation>анализируется</translation>
    </message>
    <message>
      <source>below {confidence}: {words} % of the words, {errors} % of the errors</source>
      <translation>ниже {confidence}: {words} % слов, {errors} % ошибок</translation>
    </message>
    <message>
      <source>between words</source>
      <translation>между словами</translation>
    </message>
    <message>
      <source>black and white</source>
      <translation>чёрно-белое</translation>
    </message>
    <message>
      <source>block</source>
      <translation>блок</translation>
    </message>
    <message>
      <source>blocks</source>
      <translation>блоки</translation>
    </message>
    <message>
      <source>boxes off clean picture</source>
      <translation>рамки убрать чистое изображение</translation>
    </message>
    <message>
      <source>brand</source>
      <translation>бренд</translation>
    </message>
    <message>
      <source>brands</source>
      <translation>бренды</translation>
    </message>
    <message>
      <source>builtin/stable, builtin/latest or builtin/weekly.</source>
      <translation>builtin/stable, builtin/latest или builtin/weekly.</translation>
    </message>
    <message>
      <source>caption</source>
      <translation>описание</translation>
    </message>
    <message>
      <source>categories</source>
      <translation>категории</translation>
    </message>
    <message>
      <source>category</source>
      <translation>категория</translation>
    </message>
    <message>
      <source>celebrity</source>
      <translation>знаменитость</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>выбрано</translation>
    </message>
    <message>
      <source>classification</source>
      <translation>классификация</translation>
    </message>
    <message>
      <source>colors</source>
      <translation>цвета</translation>
    </message>
    <message>
      <source>colour</source>
      <translation>цвет</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>уверенность</translation>
    </message>
    <message>
      <source>confidence {confidence}</source>
      <translation>достоверность {confidence}</translation>
    </message>
    <message>
      <source>contains the selection</source>
      <translation>содержит выделенное</translation>
    </message>
    <message>
      <source>copies</source>
      <translation>копии</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>исправлено</translation>
    </message>
    <message>
      <source>corrected by hand</source>
      <translation>исправлено вручную</translation>
    </message>
    <message>
      <source>credentials</source>
      <translation>учётные данные</translation>
    </message>
    <message>
      <source>crop</source>
      <translation>кадр</translation>
    </message>
    <message>
      <source>crops</source>
      <translation>кадрирование</translation>
    </message>
    <message>
      <source>cut off</source>
      <translation>файл обрезан</translation>
    </message>
    <message>
      <source>dark night mode appearance</source>
      <translation>тёмная темная ночь режим вид</translation>
    </message>
    <message>
      <source>diff differences quality accuracy</source>
      <translation>различия разница качество точность</translation>
    </message>
    <message>
      <source>different</source>
      <translation>различаются</translation>
    </message>
    <message>
      <source>directory batch load many</source>
      <translation>каталог пакет загрузить много</translation>
    </message>
    <message>
      <source>document: dense pages; sparse: signs and photos.</source>
      <translation>document: плотные страницы; sparse: вывески и фото.</translation>
    </message>
    <message>
      <source>drawn</source>
      <translation>показан</translation>
    </message>
    <message>
      <source>duplicates web provenance matches</source>
      <translation>дубликаты веб происхождение совпадения</translation>
    </message>
    <message>
      <source>entity</source>
      <translation>понятие</translation>
    </message>
    <message>
      <source>evaluation accuracy cer wer ground truth errors html</source>
      <translation>оценка точность cer wer эталон ошибки html</translation>
    </message>
    <message>
      <source>example demo try</source>
      <translation>пример демо попробовать</translation>
    </message>
    <message>
      <source>extra</source>
      <translation>лишнее</translation>
    </message>
    <message>
      <source>face</source>
      <translation>лицо</translation>
    </message>
    <message>
      <source>faces</source>
      <translation>лица</translation>
    </message>
    <message>
      <source>faces objects labels text what</source>
      <translation>лица объекты метки текст что</translation>
    </message>
    <message>
      <source>fact</source>
      <translation>свойство</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>не удалось</translation>
    </message>
    <message>
      <source>failed again</source>
      <translation>повтор не удался</translation>
    </message>
    <message>
      <source>fix typo type change word</source>
      <translation>исправить опечатка изменить слово</translation>
    </message>
    <message>
      <source>footer</source>
      <translation>нижний колонтитул</translation>
    </message>
    <message>
      <source>footnote</source>
      <translation>сноска</translation>
    </message>
    <message>
      <source>from a file</source>
      <translation>из файла</translation>
    </message>
    <message>
      <source>full copy</source>
      <translation>полная копия</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>серое</translation>
    </message>
    <message>
      <source>ground truth gt transcription expected text</source>
      <translation>эталон gt транскрипция разметка</translation>
    </message>
    <message>
      <source>guess</source>
      <translation>догадка</translation>
    </message>
    <message>
      <source>hOCR file</source>
      <translation>Файл hOCR</translation>
    </message>
    <message>
      <source>header</source>
      <translation>верхний колонтитул</translation>
    </message>
    <message>
      <source>heading</source>
      <translation>заголовок</translation>
    </message>
    <message>
      <source>history last files reopen</source>
      <translation>история последние файлы</translation>
    </message>
    <message numerus="yes">
      <source>in %n image(s)</source>
      <translation>
        <numerusform>в %n изображении</numerusform>
        <numerusform>в %n изображениях</numerusform>
        <numerusform>в %n изображениях</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n word(s)</source>
      <translation>
        <numerusform>в %n слове</numerusform>
        <numerusform>в %n словах</numerusform>
        <numerusform>в %n словах</numerusform>
      </translation>
    </message>
    <message>
      <source>input</source>
      <translation>входные данные</translation>
    </message>
    <message>
      <source>label</source>
      <translation>метка</translation>
    </message>
    <message>
      <source>labelme annotations</source>
      <translation>Аннотации labelme</translation>
    </message>
    <message>
      <source>labels</source>
      <translation>метки</translation>
    </message>
    <message>
      <source>landmark</source>
      <translation>достопримечательность</translation>
    </message>
    <message>
      <source>landmarks</source>
      <translation>достопримечательности</translation>
    </message>
    <message>
      <source>language hint script english german russian</source>
      <translation>язык письмо английский немецкий русский</translation>
    </message>
    <message>
      <source>language not recognised</source>
      <translation>язык не определён</translation>
    </message>
    <message>
      <source>language without a code</source>
      <translation>язык без кода</translation>
    </message>
    <message>
      <source>latest, or a date.</source>
      <translation>latest или дата.</translation>
    </message>
    <message>
      <source>light day mode appearance</source>
      <translation>светлая день режим вид</translation>
    </message>
    <message>
      <source>line</source>
      <translation>строка</translation>
    </message>
    <message>
      <source>lines</source>
      <translation>строки</translation>
    </message>
    <message>
      <source>list</source>
      <translation>список</translation>
    </message>
    <message>
      <source>live</source>
      <translation>напрямую</translation>
    </message>
    <message>
      <source>load import picture photo scan file browse</source>
      <translation>загрузить импорт фото скан файл</translation>
    </message>
    <message>
      <source>logo</source>
      <translation>логотип</translation>
    </message>
    <message>
      <source>logos</source>
      <translation>логотипы</translation>
    </message>
    <message>
      <source>lowest confidence {percent} %</source>
      <translation>наименьшая уверенность {percent} %</translation>
    </message>
    <message>
      <source>made from readings</source>
      <translation>составлено из прочтений</translation>
    </message>
    <message>
      <source>marginalia</source>
      <translation>заметка на полях</translation>
    </message>
    <message>
      <source>match</source>
      <translation>совпадает</translation>
    </message>
    <message>
      <source>mean confidence {confidence}</source>
      <translation>средняя достоверность {confidence}</translation>
    </message>
    <message>
      <source>metadata json response source properties</source>
      <translation>метаданные json ответ источник свойства</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>пропущено</translation>
    </message>
    <message>
      <source>network</source>
      <translation>сеть</translation>
    </message>
    <message>
      <source>network internet privacy local</source>
      <translation>сеть интернет приватность локально</translation>
    </message>
    <message>
      <source>no</source>
      <translation>нет</translation>
    </message>
    <message>
      <source>no confidence given</source>
      <translation>достоверность не указана</translation>
    </message>
    <message>
      <source>no copy among them</source>
      <translation>копий среди них нет</translation>
    </message>
    <message>
      <source>no language</source>
      <translation>без языка</translation>
    </message>
    <message>
      <source>none</source>
      <translation>нет</translation>
    </message>
    <message>
      <source>not a valid name</source>
      <translation>недопустимое имя</translation>
    </message>
    <message>
      <source>not analysed</source>
      <translation>без анализа</translation>
    </message>
    <message>
      <source>not asked yet</source>
      <translation>ещё не спрошен</translation>
    </message>
    <message>
      <source>not drawn</source>
      <translation>не показан</translation>
    </message>
    <message>
      <source>not read</source>
      <translation>не прочитано</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>ничего</translation>
    </message>
    <message>
      <source>nothing found</source>
      <translation>ничего не найдено</translation>
    </message>
    <message>
      <source>nothing here</source>
      <translation>здесь ничего</translation>
    </message>
    <message>
      <source>object</source>
      <translation>объект</translation>
    </message>
    <message>
      <source>objects</source>
      <translation>объекты</translation>
    </message>
    <message>
      <source>ocr batch everything</source>
      <translation>ocr пакет всё распознавание</translation>
    </message>
    <message>
      <source>ocr recognise read start detect</source>
      <translation>ocr распознать прочитать начать распознавание</translation>
    </message>
    <message>
      <source>of {pages}</source>
      <translation>из {pages}</translation>
    </message>
    <message numerus="yes">
      <source>on %n site(s)</source>
      <translation>
        <numerusform>на %n сайте</numerusform>
        <numerusform>на %n сайтах</numerusform>
        <numerusform>на %n сайтах</numerusform>
      </translation>
    </message>
    <message>
      <source>only in {reading}</source>
      <translation>только в {reading}</translation>
    </message>
    <message>
      <source>open the image that {name} is about first</source>
      <translation>сначала откройте изображение, к которому относится {name}</translation>
    </message>
    <message>
      <source>or</source>
      <translation>или</translation>
    </message>
    <message>
      <source>other language ({code})</source>
      <translation>другой язык ({code})</translation>
    </message>
    <message>
      <source>out of date</source>
      <translation>устарело</translation>
    </message>
    <message>
      <source>page {page}/{pages}</source>
      <translation>стр. {page}/{pages}</translation>
    </message>
    <message>
      <source>page, line, or a document template such as passport.</source>
      <translation>page, line или шаблон документа, например passport.</translation>
    </message>
    <message>
      <source>page-number</source>
      <translation>номер страницы</translation>
    </message>
    <message>
      <source>palette</source>
      <translation>палитра</translation>
    </message>
    <message>
      <source>paragraph</source>
      <translation>абзац</translation>
    </message>
    <message>
      <source>partial copy</source>
      <translation>частичная копия</translation>
    </message>
    <message>
      <source>partly failed</source>
      <translation>частично не удалось</translation>
    </message>
    <message>
      <source>pasted image</source>
      <translation>вставленное изображение</translation>
    </message>
    <message>
      <source>people</source>
      <translation>люди</translation>
    </message>
    <message>
      <source>person</source>
      <translation>человек</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>картинка</translation>
    </message>
    <message>
      <source>plain text reading</source>
      <translation>простой текст прочтение</translation>
    </message>
    <message>
      <source>preferences options configuration</source>
      <translation>параметры опции конфигурация</translation>
    </message>
    <message>
      <source>product</source>
      <translation>товар</translation>
    </message>
    <message>
      <source>products</source>
      <translation>товары</translation>
    </message>
    <message>
      <source>projects/P/locations/us or eu, for a regional host.</source>
      <translation>projects/P/locations/us или eu, для регионального адреса.</translation>
    </message>
    <message>
      <source>properties</source>
      <translation>свойства</translation>
    </message>
    <message>
      <source>quota</source>
      <translation>квота</translation>
    </message>
    <message>
      <source>read by {reader}</source>
      <translation>прочитал {reader}</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>читается</translation>
    </message>
    <message>
      <source>reference</source>
      <translation>эталон</translation>
    </message>
    <message>
      <source>region</source>
      <translation>область</translation>
    </message>
    <message>
      <source>regions</source>
      <translation>области</translation>
    </message>
    <message>
      <source>relation</source>
      <translation>отношение</translation>
    </message>
    <message>
      <source>report matches table csv</source>
      <translation>отчёт совпадения таблица csv</translation>
    </message>
    <message>
      <source>report save write pdf alto page hocr csv json hash sha256 checksum metadata document</source>
      <translation>отчёт сохранить pdf alto page hocr csv json хеш хэш sha256 контрольная сумма метаданные документ</translation>
    </message>
    <message>
      <source>results json saved response alto page hocr import</source>
      <translation>результаты json сохранённый alto page hocr импорт</translation>
    </message>
    <message>
      <source>reverse image search duplicates web origin provenance</source>
      <translation>обратный поиск по картинке дубликаты веб происхождение</translation>
    </message>
    <message>
      <source>reviewed</source>
      <translation>проверено</translation>
    </message>
    <message>
      <source>rotate turn orientation</source>
      <translation>повернуть вращать ориентация</translation>
    </message>
    <message>
      <source>safety</source>
      <translation>безопасность</translation>
    </message>
    <message>
      <source>saved earlier</source>
      <translation>сохранено ранее</translation>
    </message>
    <message>
      <source>search all files</source>
      <translation>поиск все файлы</translation>
    </message>
    <message>
      <source>search text</source>
      <translation>поиск текст</translation>
    </message>
    <message>
      <source>searched {number} of {all}</source>
      <translation>просмотрено {number} из {all}</translation>
    </message>
    <message>
      <source>service</source>
      <translation>сервис</translation>
    </message>
    <message>
      <source>service engine tesseract google azure yandex</source>
      <translation>сервис движок tesseract google azure yandex яндекс</translation>
    </message>
    <message>
      <source>several languages</source>
      <translation>несколько языков</translation>
    </message>
    <message>
      <source>share of words reviewed</source>
      <translation>доля проверенных слов</translation>
    </message>
    <message>
      <source>shortcuts hotkeys keyboard</source>
      <translation>горячие клавиши сочетания клавиатура</translation>
    </message>
    <message>
      <source>shortcuts hotkeys keyboard rebind</source>
      <translation>горячие клавиши сочетания клавиатура назначить</translation>
    </message>
    <message>
      <source>similar</source>
      <translation>похожее</translation>
    </message>
    <message>
      <source>simplified</source>
      <translation>упрощённый</translation>
    </message>
    <message>
      <source>site</source>
      <translation>сайт</translation>
    </message>
    <message>
      <source>size</source>
      <translation>размер</translation>
    </message>
    <message>
      <source>spaces differ</source>
      <translation>отличаются пробелы</translation>
    </message>
    <message>
      <source>spreadsheet excel columns csv</source>
      <translation>таблица excel столбцы csv</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>запуск</translation>
    </message>
    <message>
      <source>stop abort</source>
      <translation>остановить прервать стоп</translation>
    </message>
    <message>
      <source>such as 1.50 USD</source>
      <translation>например, 1,50 USD</translation>
    </message>
    <message>
      <source>table</source>
      <translation>таблица</translation>
    </message>
    <message>
      <source>text</source>
      <translation>текст</translation>
    </message>
    <message>
      <source>the browser could not be started; copy the link instead</source>
      <translation>браузер не запустился; скопируйте ссылку</translation>
    </message>
    <message numerus="yes">
      <source>these %n image(s)</source>
      <translation>
        <numerusform>%n изображение</numerusform>
        <numerusform>%n изображения</numerusform>
        <numerusform>%n изображений</numerusform>
      </translation>
    </message>
    <message>
      <source>this one</source>
      <translation>это изображение</translation>
    </message>
    <message>
      <source>timeout</source>
      <translation>время ожидания</translation>
    </message>
    <message>
      <source>title</source>
      <translation>заголовок</translation>
    </message>
    <message>
      <source>traditional</source>
      <translation>традиционный</translation>
    </message>
    <message>
      <source>uncertain</source>
      <translation>ненадёжно</translation>
    </message>
    <message>
      <source>uncertain low confidence next</source>
      <translation>ненадёжно низкая достоверность следующее</translation>
    </message>
    <message>
      <source>under 1 % of the image</source>
      <translation>менее 1 % изображения</translation>
    </message>
    <message>
      <source>unknown relation</source>
      <translation>отношение неизвестно</translation>
    </message>
    <message>
      <source>unsupported</source>
      <translation>не поддерживается</translation>
    </message>
    <message>
      <source>url web address download</source>
      <translation>url веб адрес скачать</translation>
    </message>
    <message>
      <source>verify check approve confirm</source>
      <translation>проверить подтвердить одобрить</translation>
    </message>
    <message>
      <source>version licence</source>
      <translation>версия лицензия</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>ожидает</translation>
    </message>
    <message>
      <source>word</source>
      <translation>слово</translation>
    </message>
    <message>
      <source>words</source>
      <translation>слова</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>да</translation>
    </message>
    <message>
      <source>zoom 100 % pixel original size</source>
      <translation>масштаб зум 100 % пиксель исходный размер</translation>
    </message>
    <message>
      <source>zoom larger magnify enlarge</source>
      <translation>масштаб зум крупнее лупа</translation>
    </message>
    <message>
      <source>zoom region word</source>
      <translation>масштаб зум область слово</translation>
    </message>
    <message>
      <source>zoom smaller shrink</source>
      <translation>масштаб зум мельче</translation>
    </message>
    <message>
      <source>zoom whole page window</source>
      <translation>масштаб зум вся страница окно</translation>
    </message>
    <message>
      <source>{confidence}, uncertain</source>
      <translation>{confidence}, ненадёжно</translation>
    </message>
    <message>
      <source>{done} of {all}</source>
      <translation>{done} из {all}</translation>
    </message>
    <message>
      <source>{dots} dpi</source>
      <translation>{dots} dpi</translation>
    </message>
    <message>
      <source>{failed} of {total} could not be exported: {reason}</source>
      <translation>{failed} из {total} не удалось экспортировать: {reason}</translation>
    </message>
    <message>
      <source>{feature} needs a key for one of these services: {providers}.</source>
      <translation>{feature}: нужен ключ для одного из сервисов: {providers}.</translation>
    </message>
    <message>
      <source>{feature} · no provider chosen</source>
      <translation>{feature} · провайдер не выбран</translation>
    </message>
    <message>
      <source>{feature}: only online providers have this, and the offline switch is on.</source>
      <translation>{feature}: это умеют только онлайн-провайдеры, а автономный режим включён.</translation>
    </message>
    <message>
      <source>{feature}: {providers} will be asked. Start with {command}.</source>
      <translation>{feature}: запрос получит {providers}. Запуск: {command}.</translation>
    </message>
    <message>
      <source>{figure} (95 %: {low} to {high})</source>
      <translation>{figure} (95 %: {low}–{high})</translation>
    </message>
    <message>
      <source>{first}–{last} of {all}</source>
      <translation>{first}–{last} из {all}</translation>
    </message>
    <message>
      <source>{hosts} will see that you ask for it.</source>
      <translation>{hosts} увидит ваш запрос.</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} ч</translation>
    </message>
    <message>
      <source>{hours} h {rest} min</source>
      <translation>{hours} ч {rest} мин</translation>
    </message>
    <message>
      <source>{key} closes the image</source>
      <translation>{key} закрывает изображение</translation>
    </message>
    <message>
      <source>{key} is already the shortcut for {command}, which would lose it.</source>
      <translation>{key} уже назначено команде «{command}»; та его лишится.</translation>
    </message>
    <message>
      <source>{key} writes searchable PDF, ALTO, PAGE-XML, text, tables and more, with your corrections. The manual and this tour are in the menu Help.</source>
      <translation>{key} пишет PDF с поиском, ALTO, PAGE-XML, текст, таблицы и другое, с вашими исправлениями. Руководство и обзор — в меню «Справка».</translation>
    </message>
    <message>
      <source>{label} from file</source>
      <translation>{label} из файла</translation>
    </message>
    <message>
      <source>{many} found</source>
      <translation>найдено: {many}</translation>
    </message>
    <message>
      <source>{matched} matched, {unmatched} not: {names}</source>
      <translation>привязано: {matched}, нет: {unmatched} ({names})</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} мин</translation>
    </message>
    <message numerus="yes">
      <source>{names} and %n more</source>
      <translation>
        <numerusform>{names} и ещё %n</numerusform>
        <numerusform>{names} и ещё %n</numerusform>
        <numerusform>{names} и ещё %n</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} cannot be opened</source>
      <translation>{name} нельзя открыть</translation>
    </message>
    <message>
      <source>{name} is encrypted. Its password:</source>
      <translation>{name} зашифрован. Пароль:</translation>
    </message>
    <message>
      <source>{name} is on the clipboard</source>
      <translation>{name} — в буфере обмена</translation>
    </message>
    <message>
      <source>{name} is the reference now</source>
      <translation>Эталоном стал {name}</translation>
    </message>
    <message>
      <source>{name} was not imported: no provider was chosen</source>
      <translation>Файл {name} не импортирован: сервис не выбран</translation>
    </message>
    <message>
      <source>{number} not reviewed</source>
      <translation>не проверено: {number}</translation>
    </message>
    <message>
      <source>{number} uncertain</source>
      <translation>ненадёжных: {number}</translation>
    </message>
    <message>
      <source>{overlay}: not shown</source>
      <translation>{overlay}: скрыто</translation>
    </message>
    <message>
      <source>{overlay}: shown</source>
      <translation>{overlay}: показано</translation>
    </message>
    <message>
      <source>{place} of {many}</source>
      <translation>{place} из {many}</translation>
    </message>
    <message>
      <source>{providers}: no more results</source>
      <translation>{providers}: больше результатов нет</translation>
    </message>
    <message>
      <source>{provider} answered anew; your corrections are with its earlier analysis</source>
      <translation>{provider} ответил заново; ваши исправления — у прежнего анализа</translation>
    </message>
    <message>
      <source>{provider}, as shown here, is the reference now</source>
      <translation>{provider} — теперь эталон в том виде, как прочитано здесь</translation>
    </message>
    <message>
      <source>{provider}: nothing here</source>
      <translation>{provider}: здесь ничего</translation>
    </message>
    <message>
      <source>{provider}: {why}; the queue is paused</source>
      <translation>{provider}: {why}; очередь приостановлена</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} с</translation>
    </message>
    <message>
      <source>{seconds} · without {failed}</source>
      <translation>{seconds} · нет: {failed}</translation>
    </message>
    <message numerus="yes">
      <source>{share} % of %n word(s) match</source>
      <translation>
        <numerusform>совпадает {share} % из %n слова</numerusform>
        <numerusform>совпадает {share} % из %n слов</numerusform>
        <numerusform>совпадает {share} % из %n слов</numerusform>
      </translation>
    </message>
    <message>
      <source>{share} % of the image</source>
      <translation>{share} % изображения</translation>
    </message>
    <message>
      <source>{size} kB</source>
      <translation>{size} кБ</translation>
    </message>
    <message>
      <source>{size} pixels chosen</source>
      <translation>Выбрано пикселей: {size}</translation>
    </message>
    <message>
      <source>{size}, indented here, saved as it came</source>
      <translation>{size}, здесь с отступами, сохраняется в исходном виде</translation>
    </message>
    <message>
      <source>{stage} {done} of {all} MB</source>
      <translation>{stage} {done} из {all} МБ</translation>
    </message>
    <message>
      <source>{stage}, again in {seconds} s</source>
      <translation>{stage}, снова через {seconds} с</translation>
    </message>
    <message>
      <source>… more in the raw answer</source>
      <translation>… остальное в исходном ответе</translation>
    </message>
  </context>
</TS>
