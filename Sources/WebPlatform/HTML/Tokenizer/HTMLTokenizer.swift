/// The tokenizer (HTML, section 13.2.5): a state machine that may stop between any two code units.
///
/// Tree construction pulls one token after the other, and may change the state in between. Values of
/// a token lie in `side`, the text that goes out with the operations of a run.
final class HTMLTokenizer {
    @exclusivity(unchecked) var input = HTMLInput()
    @exclusivity(unchecked) var names = HTMLNames()
    var state = State.data
    /// Whether the adjusted current node is of another namespace than HTML's: only there
    /// `<![CDATA[` begins a section.
    var allowsCDATA = false
    /// The name of the last start tag: which end tag ends raw text.
    var lastStartTag = HTMLTag.other.rawValue

    // The token.
    var name: Int32 = 0
    /// The offset of the token's first unit in the source, and that behind its last.
    var place: Int32 = 0
    var endPlace: Int32 = 0
    var isSelfClosing = false
    @exclusivity(unchecked) var attributes = GrowingBuffer<HTMLAttribute>()
    var text = UnsafeBufferPointer<UInt16>(start: nil, count: 0)
    /// Whether the text is a single U+0000.
    var isNull = false
    /// Where the token's data lies in `side`: a comment's, a doctype's name.
    var data = HTMLSpan()
    var publicID: HTMLSpan?
    var systemID: HTMLSpan?
    var forcesQuirks = false

    /// The text of the run.
    @exclusivity(unchecked) var side = GrowingBuffer<UInt16>(capacity: 1_024)

    // What is under way.
    var cursor: UnsafePointer<UInt16>
    var limit: UnsafePointer<UInt16>
    private var piece: HTMLInput.Piece
    /// Where the token under way began in `side`; -1 where none keeps anything there.
    private var sideStart = -1
    @exclusivity(unchecked) var scratch = GrowingBuffer<UInt16>(capacity: 64)
    /// What is returned as text, so that `scratch` can be used for the next.
    @exclusivity(unchecked) var literal = GrowingBuffer<UInt16>(capacity: 64)
    var isEndTag = false
    var isDuplicate = false
    /// Whether the tag had an attribute twice.
    var hasDropped = false
    @exclusivity(unchecked) private var seenIn = GrowingBuffer<Int32>(capacity: 512)
    private var tagNumber: Int32 = 0
    /// The state that a character reference or an end tag in raw text came from.
    var returnState = State.data
    @exclusivity(unchecked) var reference = NamedCharacterReferences()
    var referenceMatch: (first: UInt32, second: UInt32, length: Int)?
    var referenceCode: UInt32 = 0

    init() {
        piece = input.top
        cursor = UnsafePointer(piece.units.base)
        limit = cursor
    }

    /// The next token, or that there is none before more input comes.
    func next() -> Token {
        if !state.isInsideToken { sideStart = -1 }
        load()
        while true {
            if cursor == limit {
                store()
                switch input.refill() {
                case .hasMore:
                    load()
                    continue
                case .waits: return .needsInput
                case .ends: return endOfFile()
                }
            }
            if let token = step() {
                store()
                return token
            }
        }
    }

    private func load() {
        piece = input.top
        cursor = UnsafePointer(piece.units.base) + piece.position
        limit = UnsafePointer(piece.units.base) + piece.units.count
    }

    private func store() {
        piece.position = cursor - UnsafePointer(piece.units.base)
    }

    /// The place of the unit at a pointer into the piece that is read.
    @inline(__always)
    func place(at pointer: UnsafePointer<UInt16>) -> Int32 {
        input.place(piece, at: pointer - UnsafePointer(piece.units.base))
    }

    /// Empties `side` after a run; what a token under way has there is kept.
    func clearSide() {
        guard sideStart >= 0, state.isInsideToken else {
            side.truncate(to: 0)
            sideStart = -1
            return
        }
        let moved = Int32(sideStart)
        side.removeFirst(sideStart)
        sideStart = 0
        for index in 0..<attributes.count { attributes[index].value.offset -= moved }
        data.offset -= moved
        publicID?.offset -= moved
        systemID?.offset -= moved
    }

    // MARK: Tags

    func beginTag(isEnd: Bool) {
        isEndTag = isEnd
        isSelfClosing = false
        attributes.truncate(to: 0)
        isDuplicate = false
        hasDropped = false
        tagNumber &+= 1
        scratch.truncate(to: 0)
        sideStart = side.count
    }

    func endTagName() {
        name = names.id(scratch.base, scratch.count)
        scratch.truncate(to: 0)
    }

    /// "Leave the attribute name state": an attribute that the tag has already is dropped, with the
    /// value that follows.
    func endAttributeName() {
        let id = names.id(scratch.base, scratch.count)
        scratch.truncate(to: 0)
        if seenIn.count <= Int(id) {
            seenIn.append(repeating: 0, count: max(names.count, Int(id) + 1) - seenIn.count)
        }
        isDuplicate = seenIn[Int(id)] == tagNumber
        seenIn[Int(id)] = tagNumber
        attributes.last.name = id
        attributes.last.value = HTMLSpan(offset: Int32(side.count), length: 0)
    }

    func beginAttribute() {
        dropDuplicate()
        scratch.truncate(to: 0)
        attributes.append(HTMLAttribute(place: place(at: cursor)))
    }

    @inline(__always)
    func beginValue() { attributes.last.valuePlace = place(at: cursor) }

    @inline(__always)
    func endValue() {
        attributes.last.value.length = Int32(side.count) - attributes.last.value.offset
    }

    private func dropDuplicate() {
        guard isDuplicate else { return }
        attributes.removeLast()
        isDuplicate = false
        hasDropped = true
    }

    /// The cursor is behind the tag.
    func endTag() -> Token {
        dropDuplicate()
        state = .data
        endPlace = place(at: cursor)
        if isEndTag { return .endTag }
        lastStartTag = name
        return .startTag
    }

    // MARK: Comments and doctypes

    func beginComment() {
        sideStart = side.count
        data = HTMLSpan(offset: Int32(side.count), length: 0)
    }

    func endComment() -> Token {
        data.length = Int32(side.count) - data.offset
        state = .data
        return .comment
    }

    func beginDoctype() {
        sideStart = side.count
        data = HTMLSpan(offset: Int32(side.count), length: 0)
        publicID = nil
        systemID = nil
        forcesQuirks = false
    }

    func endDoctype() -> Token {
        state = .data
        return .doctype
    }

    // MARK: Text

    /// Text as it stands in the input, up to the cursor.
    @inline(__always)
    func run(from start: UnsafePointer<UInt16>) -> Token {
        text = UnsafeBufferPointer(start: start, count: cursor - start)
        isNull = false
        place = place(at: start)
        return .characters
    }

    /// Text that was held back, or that does not stand so in the input.
    func heldText() -> Token {
        text = UnsafeBufferPointer(start: literal.base, count: literal.count)
        isNull = false
        return .characters
    }

    func textOf(_ units: UInt16...) -> Token {
        literal.truncate(to: 0)
        for unit in units { literal.append(unit) }
        return heldText()
    }

    /// U+FFFD for a U+0000 in raw text.
    func replacement() -> Token {
        place = place(at: cursor)
        cursor += 1
        return textOf(0xFFFD)
    }
}
