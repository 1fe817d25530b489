internal import JSONDocuments
internal import MobilePlans
internal import MobilePlansBridge

/// Tells which edition a portal is written for, by the injected objects that its scripts name.
///
/// An app injects the objects of one edition, so a portal is run with those of the one that it names,
/// before anything of it runs. A portal that names objects of both namespaces tests which of them are
/// there, or mixes them up: every app of today has the newer ones.
package final class EditionRecognition {
    private struct Names {
        let source: String
        let names: [String]
    }

    private var ofScripts: [CodeUnits: Names] = [:]
    /// What was asked last: the runs of a command are of few portals.
    private var last: (names: [CodeUnits], edition: Edition?)?
    private var ofSites: [CodeUnits: [String]] = [:]
    /// Pages that make scripts up as they go would be remembered for ever.
    private static let mostKnown = 1_000
    private static let globals = Set(MobilePlansFeature.names(of: .all))
    /// A text that names none of these names no global: each of the others has one of them in it.
    private static let marks = globals.filter { name in
        !globals.contains { !($0 == name) && name.hasCodeUnits(of: $0) }
    }
    private static let starts = Set(globals.compactMap(\.utf8.first))

    /// Makes one that has read nothing yet.
    package init() {}

    /// The options with the edition that a portal is written for, where they leave it open and the
    /// portal tells it.
    package func applied(to options: RunOptions, _ scripts: [PortalScript]) -> RunOptions {
        guard options.edition == .all else { return options }
        var options = options
        options.edition = edition(options.allScripts(scripts), options.site) ?? .all
        return options
    }

    /// The edition that scripts, and the files of a site, are written for; nil if they name nothing
    /// that an app injects.
    func edition(_ scripts: [PortalScript], _ site: Site?) -> Edition? {
        let names = scripts.flatMap(names) + (site.map(names) ?? [])
        let keys = names.map { CodeUnits($0) }
        if let last, last.names == keys { return last.edition }
        let edition = Self.edition(naming: names)
        last = (keys, edition)
        return edition
    }

    /// The edition that uses of injected objects are of.
    static func edition(naming names: [String]) -> Edition? {
        let newer = names.filter { PortalObject.Namespace(of: $0) == .mobilePlans }
        if !newer.isEmpty { return Edition.written(using: newer) ?? .december2018 }
        // The legacy object is in every edition.
        return Edition.written(using: names) ?? (names.isEmpty ? nil : .december2018)
    }

    // MARK: - Names

    private func names(in script: PortalScript) -> [String] {
        if let known = ofScripts[script.name],
            known.source.hasSameCodeUnits(as: script.source)
        {
            return known.names
        }
        if ofScripts.count >= Self.mostKnown { ofScripts = [:] }
        let names = Self.names(inScript: script.source)
        ofScripts[script.name] = Names(source: script.source, names: names)
        return names
    }

    private func names(in site: Site) -> [String] {
        if let known = ofSites[site.realRoot] { return known }
        let names = site.sources().flatMap { file in
            file.isScript ? Self.names(inScript: file.text) : Self.names(inMarkup: file.text)
        }
        ofSites[site.realRoot] = names
        return names
    }

    /// The injected objects that a script names, as variables, members or texts, with the member
    /// that is read of each. Comments name nothing.
    static func names(inScript source: String) -> [String] {
        guard marks.contains(where: { source.hasCodeUnits(of: $0) }) else { return [] }
        var lexer = JavaScriptLexer(JavaScriptSource(source))
        var names: [String] = []
        // How much of "Object.member" was read.
        var object: String?
        var isAfterDot = false
        while let token = lexer.next() {
            if let name = object {
                if token.punctuator == .dot, !isAfterDot {
                    isAfterDot = true
                    continue
                }
                let isMember = isAfterDot && token.isWord
                names.append(isMember ? "\(name).\(lexer.source.text(token))" : name)
                object = nil
                isAfterDot = false
                if isMember { continue }
            }
            if token.isWord {
                guard starts.contains(lexer.source.bytes[token.start]) else { continue }
                let text = lexer.source.text(token)
                if globals.contains(text) { object = text }
            } else if token.kind == .string {
                let text = String(lexer.source.text(token).dropFirst().dropLast())
                if globals.contains(text) { names.append(text) }
            }
        }
        if let object { names.append(object) }
        return names
    }

    /// The same of a page's source, where words are looked for and nothing else.
    static func names(inMarkup source: String) -> [String] {
        let bytes = Array(source.utf8)
        var names: [String] = []
        var index = 0
        func word(from start: Int) -> Int {
            var end = start
            while end < bytes.count, JavaScriptSource.isNamePart(bytes[end]) { end += 1 }
            return end
        }
        while index < bytes.count {
            let end = word(from: index)
            guard end > index else {
                index += 1
                continue
            }
            let name = String(decoding: bytes[index..<end], as: UTF8.self)
            index = end
            guard globals.contains(name) else { continue }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else {
                names.append(name)
                continue
            }
            let member = word(from: end + 1)
            names.append("\(name).\(String(decoding: bytes[(end + 1)..<member], as: UTF8.self))")
            index = member
        }
        return names
    }
}
