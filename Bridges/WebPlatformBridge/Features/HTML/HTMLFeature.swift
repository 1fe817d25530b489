internal import ScriptEngine
internal import WebPlatform

/// The Swift half of html/parser.js (HTML, section 13.2): parsers by number. What a run hands out is
/// applied to the page's tree by html/shared/build.js.
final class HTMLFeature: PageFeature {
    /// Parses that are under way.
    private var parsers = HandleTable<HTMLParser>()
    /// The text of the last run, until it is fetched.
    private var text = HostResult.string("")
    /// Which limit the last run exceeded.
    private var limit = ""

    init(in page: Page) {}

    func stop() { parsers = HandleTable() }

    static let host = HostInterface(
        of: HTMLFeature.self,
        [
            // () -> the names that operations give by numbers, separated by spaces
            .init("html.names", returns: .string) { _, _ in
                .string(HTMLParser.nameTable.joined(separator: " "))
            },
            // (bytes, charset of the response or nothing) -> { text, encoding } of a document
            .init("html.decode", [.bytes, .string], returns: .object) { _, call in
                let bytes = call.bytes(0)
                let found = HTMLEncodingSniffer.sniff(
                    bytes, charset: call.string(1), fallback: .utf8)
                var stream = TextDecodingStream(found.encoding, fatal: false, ignoreBOM: false)
                return .object([
                    "text": .utf16(try stream.decode(bytes, isLast: true)),
                    "encoding": .string(found.encoding.name),
                ])
            },
            // (flags) -> a parser of a document
            .init("html.open", [.integer], returns: .handle) { feature, call in
                let parser = HTMLParser(options: options(call.integer(0)))
                return .number(Double(feature.parsers.add(parser).number))
            },
            // (flags, the context's namespace and local name, whether it is an HTML integration
            // point, text) -> what the first run hands out; the parser is closed once it is done
            .init(
                "html.fragment", [.integer, .integer, .string, .bool, .string], returns: .bytes
            ) { feature, call in
                let parser = HTMLParser(
                    context: try context(call), options: options(call.integer(0)))
                parser.feed(call.utf16(4))
                parser.end()
                let handle = feature.parsers.add(parser)
                return feature.run(handle, closesAtEnd: true)
            },
            // (parser, text): text of the network
            .init("html.feed", [.handle, .string]) { feature, call in
                feature.parser(call)?.feed(call.utf16(1))
                return .undefined
            },
            // (parser, text): text of a script, at the insertion point
            .init("html.write", [.handle, .string]) { feature, call in
                feature.parser(call)?.write(call.utf16(1))
                return .undefined
            },
            // (parser): a script of the parser begins to run
            .init("html.enter", [.handle]) { feature, call in
                feature.parser(call)?.enterScript()
                return .undefined
            },
            // (parser): that script has run
            .init("html.leave", [.handle]) { feature, call in
                feature.parser(call)?.leaveScript()
                return .undefined
            },
            // (parser): nothing comes after what is there
            .init("html.end", [.handle]) { feature, call in
                feature.parser(call)?.end()
                return .undefined
            },
            // (parser, whether it is closed once it is done) -> words of 32 bits: status, script,
            // length of the text, count of words of operations, parser, operations
            .init("html.run", [.handle, .bool], returns: .bytes) { feature, call in
                feature.run(
                    call.handle(0, of: HTMLParser.self), closesAtEnd: call.isTruthy(at: 1))
            },
            // () -> the text of the last run
            .init("html.text", returns: .string) { feature, _ in
                defer { feature.text = .string("") }
                return feature.text
            },
            // () -> which limit was exceeded
            .init("html.limit", returns: .string) { feature, _ in .string(feature.limit) },
            // (parser) -> the offsets of the lines of the source, words of 32 bits
            .init("html.lines", [.handle], returns: .bytes) { feature, call in
                .bytes(bytes(feature.parser(call)?.lineStarts ?? [0]))
            },
            // (parser)
            .init("html.close", [.handle]) { feature, call in
                _ = feature.parsers.remove(call.handle(0, of: HTMLParser.self))
                return .undefined
            },
        ])

    private func parser(_ call: borrowing HostCall) -> HTMLParser? {
        parsers[call.handle(0, of: HTMLParser.self)]
    }

    private func run(_ handle: Handle<HTMLParser>, closesAtEnd: Bool) -> HostResult {
        guard let parser = parsers[handle] else { return .bytes(Self.bytes([2, -1, 0, 0, 0])) }
        let status = parser.run()
        let output = parser.takeOutput()
        text =
            output.isASCII
            ? .utf8(output.text.map { UInt8(truncatingIfNeeded: $0) }) : .utf16(output.text)
        var words: [Int32] = [0, -1, Int32(output.text.count), Int32(output.operations.count), 0]
        words[4] = Int32(handle.number)
        switch status {
        case .needsInput: words[0] = 0
        case .script(let script): (words[0], words[1]) = (1, script)
        case .done: words[0] = 2
        case .limit(let reason): (words[0], limit) = (3, reason)
        case .more: words[0] = 4
        }
        if closesAtEnd, words[0] == 2 || words[0] == 3 { _ = parsers.remove(handle) }
        return .bytes(Self.bytes(words + output.operations))
    }

    private static func bytes(_ words: [Int32]) -> [UInt8] {
        words.withUnsafeBytes { [UInt8]($0) }
    }

    /// The flags: 1 scripting, 2 the old rules for `select`, 4 declarative shadow roots, 8 `srcdoc`.
    private static func options(_ flags: Int) -> HTMLParser.Options {
        var options = HTMLParser.Options()
        options.isScripting = flags & 1 != 0
        options.selectRules = flags & 2 != 0 ? .legacy : .relaxed
        options.allowsDeclarativeShadowRoots = flags & 4 != 0
        options.isSourceDocument = flags & 8 != 0
        return options
    }

    /// The flags: 16 the document is in quirks mode, 64 the context is in a form.
    private static func context(
        _ call: borrowing HostCall
    ) throws(HostError) -> HTMLParser.Context {
        let flags = call.integer(0)
        let number = call.integer(1)
        guard let namespace = Int32(exactly: number).flatMap(HTMLNamespace.init) else {
            throw HostError(message: "no namespace has the number \(number)")
        }
        return HTMLParser.Context(
            namespace: namespace,
            localName: call.utf16(2), isHTMLIntegrationPoint: call.isTruthy(at: 3),
            isInForm: flags & 64 != 0, isQuirky: flags & 16 != 0)
    }
}
