internal import JSONDocuments
internal import WebPlatform
internal import WebPlatformBridge

/// The scripts that documents of a session ran, for rules and reports that read scripts.
///
/// The inline scripts of a document are one script of its file's name: their text where it stands, and
/// blanks in the place of everything else, so that lines and columns are those of the file.
struct DocumentScripts {
    private var order: [String] = []
    private var texts: [CodeUnits: [UInt16]] = [:]
    /// Files of their own, which need not be put together: a framework is read in every run.
    private var files: [CodeUnits: String] = [:]
    private var origins: [CodeUnits: PortalScript.Origin] = [:]

    /// A script is about to run.
    ///
    /// - Parameter origin: Where it is from, if it is a file of its own.
    mutating func add(_ source: ScriptSource, from origin: PortalScript.Origin) {
        guard !source.name.isEmpty else { return }
        guard let offset = source.offset, let document = source.document else {
            let isKnown = texts.removeValue(forKey: CodeUnits(source.name)) != nil
            if files.updateValue(source.text, forKey: CodeUnits(source.name)) == nil, !isKnown {
                order.append(source.name)
                origins[source.name] = origin
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
            texts[source.name] = document.text.map { $0 == 0x0A ? $0 : 0x20 }
        }
        let units = Array(source.text.utf16)
        let end = min(offset + units.count, texts[source.name]?.count ?? 0)
        guard offset < end else { return }
        texts[source.name]?.replaceSubrange(offset..<end, with: units.prefix(end - offset))
    }

    /// The scripts, in the order in which their files were first met.
    var all: [PortalScript] {
        order.map { name in
            let text = files[name] ?? String(decoding: texts[name] ?? [], as: UTF16.self)
            var script = PortalScript(name: name, source: text)
            script.origin = origins[name] ?? .unknown
            return script
        }
    }
}
