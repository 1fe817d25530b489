/// The HTML parser (HTML, section 13.2): text goes in, operations on a tree come out.
///
/// The parser does no input or output and has no tree: nodes have numbers, and the side that has
/// the tree applies what each run hands out. So scripts may change the tree between two runs. A run
/// ends after each script, so that it can run and write more text.
///
/// For example:
///
///     let parser = HTMLParser()
///     parser.feed(Array("<p>Hello".utf16))
///     parser.end()
///     while parser.run() != .done { apply(parser.takeOutput()) }
public final class HTMLParser {
    let tokenizer = HTMLTokenizer()
    let options: Options
    /// The element of a fragment parse, which stands for the root on the stack.
    let context: HTMLOpenElement?
    let isRelaxed: Bool

    var mode = HTMLInsertionMode.initial
    var originalMode = HTMLInsertionMode.initial
    @exclusivity(unchecked) var templateModes = GrowingBuffer<HTMLInsertionMode>(capacity: 4)
    @exclusivity(unchecked) var stack = GrowingBuffer<HTMLOpenElement>(capacity: 64)
    /// How many elements of each tag are on the stack: most searches need not be made.
    @exclusivity(unchecked) var openCounts = GrowingBuffer<Int32>(capacity: HTMLTag.allCases.count)
    @exclusivity(unchecked) var formatting: [HTMLFormattingElement] = []

    var head: Int32 = -1
    /// The form element pointer; `contextForm` for one that contains the context.
    var form: Int32 = -1
    var isFramesetOK = true
    var fosterParenting = false
    var skipsNewline = false
    var isQuirky = false
    /// The pending table character tokens.
    @exclusivity(unchecked) var tableText = GrowingBuffer<UInt16>()
    var tableTextPlace: Int32 = -1
    var tableTextIsSpace = true

    /// The operations of the run.
    @exclusivity(unchecked) var operations = GrowingBuffer<Int32>(capacity: 1_024)
    /// Where the words of a text operation begin that further text can join; -1 for none.
    var openText = -1
    var lastHandle: Int32 = 0
    var toldNames = HTMLNames.firstOwn
    var endedScript: Int32 = -1
    var hasStopped = false
    private var exceeded: String?
    private var unitsGiven = 0

    /// A form that contains the context of a fragment.
    static let contextForm: Int32 = -2

    /// A parser of a document.
    public init(options: Options = Options()) {
        self.options = options
        context = nil
        isRelaxed = options.selectRules == .relaxed
        openCounts.append(repeating: 0, count: HTMLTag.allCases.count)
    }

    /// A parser of a fragment: node 0 is the root that gets the nodes (section 13.4).
    public init(context: Context, options: Options = Options()) {
        self.options = options
        isRelaxed = options.selectRules == .relaxed
        openCounts.append(repeating: 0, count: HTMLTag.allCases.count)
        self.context = Self.element(of: context, tokenizer, isRelaxed: isRelaxed)
        isQuirky = context.isQuirky
        if context.isInForm { form = Self.contextForm }
        beginFragment()
    }

    // MARK: Input

    /// Text from the network.
    ///
    /// - Returns: False where the parse has had as much as it may have; the text is not taken.
    @discardableResult
    public func feed(_ text: [UInt16]) -> Bool {
        guard takes(text.count) else { return false }
        text.withUnsafeBufferPointer { tokenizer.input.feed($0) }
        return true
    }

    /// Text that a script writes: it goes in at the insertion point, or to the end where none is
    /// defined (section 8.4.3).
    @discardableResult
    public func write(_ text: [UInt16]) -> Bool {
        guard takes(text.count) else { return false }
        text.withUnsafeBufferPointer { tokenizer.input.write($0) }
        return true
    }

    /// No text comes after what was fed.
    public func end() { tokenizer.input.end() }

    /// A script of the parser begins to run: the insertion point is just before the next input.
    public func enterScript() { tokenizer.input.enterScript() }

    /// That script has run: the insertion point is what it was before.
    public func leaveScript() { tokenizer.input.leaveScript() }

    /// The offsets of the source, with newlines normalized, at which lines begin.
    public var lineStarts: [Int32] {
        Array(
            UnsafeBufferPointer(
                start: tokenizer.input.lineStarts.base, count: tokenizer.input.lineStarts.count))
    }

    private func takes(_ count: Int) -> Bool {
        unitsGiven += count
        guard unitsGiven > options.limits.units else { return true }
        exceeded = "more than \(options.limits.units) characters were given to one parse"
        return false
    }

    // MARK: Runs

    /// Why a run ended.
    public enum Status: Equatable, Sendable {
        /// There is nothing to read before the insertion point, or before the end.
        case needsInput
        /// A script's end tag was read; its element has that number.
        case script(Int32)
        /// The document is parsed ("stop parsing").
        case done
        /// A limit of the options is exceeded.
        case limit(String)
        /// There is more to do: a run is bounded.
        case more
    }

    /// Parses on.
    public func run() -> Status {
        var tokens = 0
        while true {
            if hasStopped { return .done }
            if let exceeded { return .limit(exceeded) }
            if tokens == Self.tokensInRun || operations.count > Self.wordsInRun
                || tokenizer.side.count > Self.unitsInRun
            {
                return .more
            }
            tokens += 1
            tokenizer.allowsCDATA = hasForeignNode
            let token = tokenizer.next()
            if token == .needsInput { return .needsInput }
            process(token)
            if endedScript >= 0 {
                let script = endedScript
                endedScript = -1
                return .script(script)
            }
        }
    }

    private static let tokensInRun = 1 << 16
    private static let wordsInRun = 1 << 19
    private static let unitsInRun = 1 << 21

    func exceed(_ words: String) { exceeded = words }

    /// What a run hands out.
    public struct Output: Sendable {
        /// Operations and their words.
        public var operations: [Int32]
        /// The text that they refer to.
        public var text: [UInt16]
        /// Whether every unit of the text is ASCII.
        public var isASCII: Bool
    }

    /// What was handed out since the last time.
    public func takeOutput() -> Output {
        openText = -1
        guard operations.count > 0 else { return Output(operations: [], text: [], isASCII: true) }
        let side = UnsafeBufferPointer(start: tokenizer.side.base, count: tokenizer.side.count)
        let output = Output(
            operations: Array(UnsafeBufferPointer(start: operations.base, count: operations.count)),
            text: Array(side), isASCII: side.reduce(0, |) < 0x80)
        operations.truncate(to: 0)
        tokenizer.clearSide()
        return output
    }
}
