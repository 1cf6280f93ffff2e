"""The words of the bundled samples; all of them our own."""

PAGE_TITLE = "We Have Seen: A Short Account of Attested Copies"
PAGE_BYLINE = "From the notebook of a reading room, with some remarks on looking twice"
PAGE = (
    """Before there were machines to copy a page, there were people who copied it and other people who
    swore that the copy was good. A charter that granted a mill, a meadow or the right to hold a market
    was worth more than the mill itself, and it could burn, drown, or be eaten by mice in a single night.
    So its owner carried it to a bishop, an abbot or a town clerk, who laid it on a table under the best
    window of the house, looked at the seal, read the text aloud, and had it written out again. The new
    sheet began with one word, vidimus, which means we have seen. Everything after that word was a promise
    made by somebody whose name could be asked for.""",
    """The clerk did not say that the charter was true. He could not know whether the meadow had really
    been given, or whether the giver had the right to give it. He said something smaller and more useful:
    on this day, in this place, such a sheet lay before us, whole and without a suspicious erasure, and it
    said this, word for word. A good attestation described the colour of the cord and the shape of the
    seal. It named those who stood beside the table. Where a word could not be read, it left a gap and said
    so, because a guess inside a copy is harder to find than a hole.""",
    """Three habits made such copies worth their wax. The first was to keep the copy apart from the
    opinion: what was seen stood in the middle of the sheet, and what the clerk thought about it stood at
    the end, if it stood there at all. The second was to compare. When 2 witnesses read the same line
    differently, the line was read again, and the difference was written down rather than settled by rank.
    The third was to count. A copy of 48 lines with 9 seals could be checked by a person who knew no Latin,
    and many a false charter failed on nothing more than the number of its lines.""",
    """Reading a page today is not so different, although the table is made of glass. One engine tells us
    that a stain is a letter, another that a letter is a stain, and each of them is quite sure. A number
    between zero and one stands beside every word, and it is tempting to trust the number because it is a
    number. It is better to treat it as the clerk treated the cord: as one more thing that was seen, to be
    written down as it was given. Where a witness gave no number, there is none, and writing a nought in
    its place would be a small forgery.""",
    """The order of words is the next trap. A page with a single column can be read by anybody who knows
    where a line ends. Put a second column beside the first and a careless reader runs straight across the
    gap, joining the price of barley to the name of a saint. Every word is right, and the page is nonsense.
    Headings, notes in the margin and small tables set the same trap in other places, so a reader must look
    at the white of the page as carefully as at the black. Rivers of white that run from top to bottom are
    borders; a wide white band above a short line of large letters is the beginning of something new.""",
    """Then there is the matter of place. A word without its place on the sheet is hearsay. With its place
    it is evidence: anybody may put a finger on the spot and see for himself. For that the outline has to
    lie on the ink and not near it, also when the sheet was photographed from the side, also when it came
    out of the camera lying on its ear. A box that floats a finger's breadth above its word teaches people
    to stop looking, and a reader who stops looking has no need of outlines at all.""",
    """Copies wander. The clerk of one town found the same charter in 3 chests, twice with the better
    meadow and once with the worse, and he had to say which sheet had come first. He did not call them all
    the same because they looked alike from the door. He put them side by side, noted what was equal and
    what was only similar, and wrote from whose chest each of them came. A picture that has wandered asks
    for the same patience: where it was found, how much of it is there, and who says so.""",
    """None of this needs a great hall. A lamp, a quiet hour and the habit of looking twice are enough, and
    the habit is the only part that cannot be bought. Write down what you see. Say how you saw it. Leave
    the gaps open, keep the corrections beside the original and never on top of it, and put your name at
    the end. Whoever comes after you may then begin where you stopped, instead of where you began.""",
)
PAGE_FOOT = "Printed for the readers of this room - page 1 of 1"

MASTHEAD = "THE READING ROOM"
MASTHEAD_LINE = "A quarterly sheet for people who look closely - Number 17 - Autumn"
LEFT_HEADING = "The lamp on the second desk"
LEFT = (
    """Visitors often ask why the lamp on the second desk burns by day. The answer is simple. Raking light,
    which falls across a sheet almost level with it, shows what light from above hides: the dent of a dry
    point, the ghost of a word that was scraped away, the fold of a letter that was once small enough for
    a sleeve. Nothing is added to the page. It is only seen from a lower angle.""",
    """Last winter the lamp found a date. A ledger of 1764 had been rebound, and the binder had trimmed its
    upper edge so closely that the heading of every page was lost. Under the lamp the headings came back as
    shadows, pressed through from the sheets that had lain on top of them. It took two people nine evenings
    to read them all, one reading and one writing, and they changed places every half hour.""",
    """Bring your own paper if you want to try it. We lend pencils, never pens, and we lend them gladly.""",
)
RIGHT_HEADING = "Questions from our readers"
RIGHT = (
    """May I photograph what I read? You may, without flash, and you will be glad of it later. Hold the
    camera level with the page, let the whole sheet into the picture with a little of the table around it,
    and take every page twice. The second picture costs nothing, and one of the two is always the sharper.""",
    """How do I cite a page that has no number? Say what you saw: the volume, the side of the leaf, the
    first three words. A stranger who follows those words will find the place, and that is the whole
    purpose of a citation.""",
    """Who corrects the catalogue? All of us do. If an entry is wrong, put a slip into the box beside the
    door. Write what stands there now, what should stand there, and how you know. Slips without the third
    part are read with pleasure but cannot be used.""",
)
NOTICE_HEADING = "Notice"
NOTICE = """The room is closed on the last Friday of the month, when the shelves are dusted from top to
    bottom and every volume is counted."""

RECEIPT_HEAD = ("PAPER & INK", "12 Chapel Lane", "Tel. 555 0142")
RECEIPT_META = (("Receipt 004817", "14.03.2025"), ("Till 2", "10:42"))
RECEIPT_ITEMS = (
    ("Notebook A5 ruled", "4.80"),
    ("Fountain ink blue", "7.25"),
    ("Pencil HB 6 x 0.90", "5.40"),
    ("Blotting paper", "2.15"),
    ("Sealing wax red", "6.30"),
    ("Linen thread 50 m", "3.60"),
)
RECEIPT_SUMS = (("Subtotal", "29.50"), ("Tax 20 %", "5.90"))
RECEIPT_TOTAL = ("TOTAL", "35.40")
RECEIPT_PAID = (("Cash", "40.00"), ("Change", "4.60"))
RECEIPT_FOOT = ("Thank you for your visit", "Exchange within 14 days")

SIGN = (
    ("READING ROOM", 118),
    ("Second floor", 100),
    ("Monday to Friday", 84),
    ("9.00 - 18.00", 110),
    ("Quiet please", 84),
)

LETTER_DATE = "Harbour Street, 3 November 1968"
LETTER = (
    "Dear Miss Albright,",
    """your parcel arrived on Tuesday, dry and whole, and the two photographs were where you said they would
    be, between the pages of the almanac.""",
    """I have compared them with the print in our own album. The boat is the same, and so is the man at the
    rudder, but the boy who waves from the quay is missing from yours. Either the plate was cut, or there
    were two plates taken within a minute of each other. I believe the second, because the tide mark on the
    wall stands a hand higher in our print.""",
    """If you still have the envelope, would you look at the back of it? The studio used to pencil a number
    there. Ours reads 2207, and yours should follow it.""",
    """I return the almanac with this letter and keep the photographs until you have answered.""",
    "Yours sincerely,",
    "Edmund Farrow",
)
