/// A parser of XML 1.0 with namespaces, for `DOMParser`, `responseXML` and `innerHTML` of XML
/// documents: text goes in, operations on a tree come out, up to the first error.
///
/// It validates nothing and loads nothing. Of a document type definition it reads the general
/// entities of the internal subset; a document type of XHTML has the entities of HTML.
public final class XMLTreeParser {
    /// How much one text may do.
    public struct Limits: Sendable {
        /// How deep elements may be nested.
        public var depth = 5_000
        /// How deep entities may be nested in entities.
        public var entityDepth = 40
        /// The units that entities may add.
        public var entityUnits = 1 << 20

        /// The limits that pages have.
        public init() {}
    }

    /// What a text gave.
    public struct Output: Sendable {
        /// Operations and their words.
        public var operations: [Int32]
        /// The text that they refer to.
        public var text: [UInt16]
        /// What is wrong; the operations before it are there. Elements may be open.
        public var error: XMLParsingError?
    }

    struct Element {
        var prefix: Int32
        var local: Int32
        var place: Int
        /// How many namespace declarations were there before it.
        var bindings: Int
        /// The entity that it began in: it ends there too.
        var entityDepth: Int
    }

    /// Text that is read: the document's, or that of an entity.
    struct Source {
        var units: [UInt16]
        var position = 0
        var entity: [UInt16] = []
    }

    let limits: Limits
    let isFragment: Bool
    var source: Source
    /// The sources below an entity that is read.
    var outer: [Source] = []
    var operations: [Int32] = []
    var text: [UInt16] = []
    var strings: [[UInt16]: Int32] = [:]
    var open: [Element] = []
    /// The prefixes that were declared, in order, and what each stands for, the innermost last.
    var bindings: [Int32] = []
    var namespaces: [Int32: [Int32]] = [:]
    var entities: [[UInt16]: [UInt16]] = [:]
    var entityUnits = 0
    var hasHTMLEntities = false
    var hasRoot = false
    var hasDoctype = false
    /// Where text begins that was read and not yet handed out.
    var textStart = 0
    var textPlace = 0

    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
    static let xmlnsNamespace = "http://www.w3.org/2000/xmlns/"

    private init(_ units: [UInt16], limits: Limits, isFragment: Bool) {
        self.limits = limits
        self.isFragment = isFragment
        source = Source(units: Self.normalized(units))
    }

    /// Parses a document.
    public static func parse(_ units: [UInt16], limits: Limits = Limits()) -> Output {
        XMLTreeParser(units, limits: limits, isFragment: false).output { parser throws(Failure) in
            try parser.document()
        }
    }

    /// Parses what may stand in an element ("XML fragment parsing algorithm", HTML, section 14.4).
    ///
    /// - Parameter namespaces: The prefixes that are in scope there; an empty prefix for the
    ///   default namespace.
    public static func parseFragment(
        _ units: [UInt16], namespaces: [(prefix: [UInt16], namespace: [UInt16])],
        limits: Limits = Limits()
    ) -> Output {
        let parser = XMLTreeParser(units, limits: limits, isFragment: true)
        return parser.output { parser throws(Failure) in
            for (prefix, namespace) in namespaces {
                parser.bind(parser.string(prefix), parser.string(namespace))
            }
            try parser.content()
        }
    }

    private func output(_ body: (XMLTreeParser) throws(Failure) -> Void) -> Output {
        do {
            try body(self)
            return Output(operations: operations, text: text, error: nil)
        } catch {
            return Output(operations: operations, text: text, error: located(error))
        }
    }

    // MARK: Errors

    struct Failure: Error {
        var message: String
        /// Where; the current position if it is not said.
        var position: Int?
    }

    func failure(_ message: String, at position: Int? = nil) -> Failure {
        Failure(message: message, position: position)
    }

    private func located(_ failure: Failure) -> XMLParsingError {
        // What is wrong in an entity is wrong where it is referred to.
        let document = outer.first ?? source
        let position = min(
            outer.isEmpty ? failure.position ?? source.position : document.position,
            document.units.count)
        let before = document.units[..<position]
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return XMLParsingError(line: line, column: position - start + 1, message: failure.message)
    }

    /// XML 1.0, section 2.11: CR LF and CR are one LF.
    private static func normalized(_ units: [UInt16]) -> [UInt16] {
        guard units.contains(0x0D) else { return units }
        var result: [UInt16] = []
        result.reserveCapacity(units.count)
        for (index, unit) in units.enumerated() {
            if unit == 0x0A, index > 0, units[index - 1] == 0x0D { continue }
            result.append(unit == 0x0D ? 0x0A : unit)
        }
        return result
    }

    // MARK: Operations

    func emit(_ operation: XMLOperation, _ words: Int32...) {
        operations.append(operation.rawValue)
        operations += words
    }

    /// The number of a name or namespace; 0 for an empty one.
    func string(_ units: [UInt16]) -> Int32 {
        if units.isEmpty { return 0 }
        if let known = strings[units] { return known }
        let span = keep(units)
        emit(.string, span.offset, span.length)
        let number = Int32(strings.count + 1)
        strings[units] = number
        return number
    }

    func keep(_ units: some Collection<UInt16>) -> HTMLSpan {
        let span = HTMLSpan(offset: Int32(text.count), length: Int32(units.count))
        text += units
        return span
    }

    /// The place of a position: none in an entity.
    func place(_ position: Int) -> Int32 { outer.isEmpty ? Int32(position) : -1 }
}
