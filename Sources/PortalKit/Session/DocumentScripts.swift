internal import Glibc
internal import JSONDocuments
internal import PortalTrace
internal import WebPlatform
internal import WebPlatformBridge

/// The scripts that documents of a session ran, for rules and reports that read scripts.
///
/// The inline scripts of a document are one script of its file's name: their text where it stands, and
/// blanks in the place of everything else, so that lines and columns are those of the file.
struct DocumentScripts {
    private var order: [String] = []
    private var texts: [CodeUnits: [UInt16]] = [:]
    /// The documents, as they are.
    private var documents: [CodeUnits: [UInt16]] = [:]
    /// Files of their own, which need not be put together: a framework is read in every run.
    private var files: [CodeUnits: String] = [:]
    private var origins: [CodeUnits: PortalScript.Origin] = [:]
    /// Which of them are modules, and which parts of documents.
    private var modules: [CodeUnits: [Range<Int>]] = [:]
    /// Which parts of documents are scripts that are strict by a directive of their own.
    private var strictParts: [CodeUnits: [Range<Int>]] = [:]
    private var runs: [TraceRecord.State.Ran] = []
    /// A page that makes scripts up as it goes is not followed for ever.
    private static let mostRuns = 2_000

    /// A script is about to run.
    ///
    /// - Parameters:
    ///   - origin: Where it is from, if it is a file of its own.
    ///   - document: The number of the document whose global object it sees; nil for that of a frame.
    mutating func add(
        _ source: ScriptSource, from origin: PortalScript.Origin, in document: Int?
    ) {
        guard !source.name.isEmpty else { return }
        if let document, runs.count < Self.mostRuns {
            let place = SourceLocation(
                file: source.name, line: source.line, column: source.column)
            runs.append(.init(document: document, location: place))
        }
        guard let offset = source.offset, let document = source.document else {
            let isKnown = texts.removeValue(forKey: CodeUnits(source.name)) != nil
            if files.updateValue(source.text, forKey: CodeUnits(source.name)) == nil, !isKnown {
                order.append(source.name)
                origins[source.name] = origin
                if source.isModule { modules[source.name] = [0..<source.text.utf16.count] }
            }
            return
        }
        if texts[source.name] == nil {
            if let file = files.removeValue(forKey: CodeUnits(source.name)) {
                texts[source.name] = Array(file.utf16)
            }
        }
        if texts[source.name] == nil {
            order.append(source.name)
            origins[source.name] = .document
            documents[source.name] = document.text
            texts[source.name] = document.text.map { $0 == 0x0A ? $0 : 0x20 }
        }
        let units = Array(source.text.utf16)
        let end = min(offset + units.count, texts[source.name]?.count ?? 0)
        guard offset < end else { return }
        if source.isModule, modules[source.name]?.contains(offset..<end) != true {
            modules[source.name, default: []].append(offset..<end)
        }
        if !source.isModule, strictParts[source.name]?.contains(offset..<end) != true,
            Self.isStrict(source.text)
        {
            strictParts[source.name, default: []].append(offset..<end)
        }
        texts[source.name]?.replaceSubrange(offset..<end, with: units.prefix(end - offset))
    }

    /// Whether a script begins with "use strict".
    private static func isStrict(_ text: String) -> Bool {
        guard text.hasCodeUnits(of: "use strict") else { return false }
        var lexer = JavaScriptLexer(JavaScriptSource(text))
        while let token = lexer.next() {
            if token.punctuator == .semicolon { continue }
            guard token.kind == .string else { return false }
            if lexer.source.text(token).utf8.dropFirst().dropLast().elementsEqual("use strict".utf8)
            {
                return true
            }
        }
        return false
    }

    /// The scripts that have a name in them, in the order in which they ran; empty unless there are several.
    ///
    /// - Parameters:
    ///   - names: The names; a script is listed if it has one that another has as well.
    ///   - scripts: The texts of the scripts.
    func order(ofThoseWith names: [String], in scripts: [PortalScript]) -> [TraceRecord.State.Ran] {
        guard order.count > 1 else { return [] }
        var files: Set<CodeUnits> = []
        for name in names {
            let found = scripts.filter { Self.has($0, name) }.map { CodeUnits($0.name) }
            if found.count > 1 { files.formUnion(found) }
        }
        return runs.filter { files.contains(CodeUnits($0.location.file ?? "")) }
    }

    /// Whether a name stands in a script's text. Bytes are looked at, as libraries are long.
    private static func has(_ script: PortalScript, _ name: String) -> Bool {
        var (source, name) = (script.source, name)
        return source.withUTF8 { source in
            name.withUTF8 { name in
                guard let first = name.first, let start = source.baseAddress,
                    let word = name.baseAddress
                else { return false }
                var from = 0
                while source.count - from >= name.count,
                    let found = unsafe memchr(start + from, Int32(first), source.count - from)
                {
                    let place = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
                    guard source.count - place >= name.count else { return false }
                    if unsafe memcmp(start + place, word, name.count) == 0 {
                        return true
                    }
                    from = place + 1
                }
                return false
            }
        }
    }

    /// The scripts, in the order in which their files were first met.
    var all: [PortalScript] {
        order.map { name in
            let text = files[name] ?? String(utf16: texts[name] ?? [])
            var script = PortalScript(name: name, source: text)
            script.document = documents[name].map { String(utf16: $0) }
            script.origin = origins[name] ?? .unknown
            script.modules = modules[name] ?? []
            script.strictParts = strictParts[name] ?? []
            return script
        }
    }
}
