internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// Runs the classic scripts of a document, when html/scripting.js says so.
final class ScriptsFeature: PageFeature {
    private unowned let page: Page

    init(in page: Page) { self.page = page }

    static let host = HostInterface(
        of: ScriptsFeature.self,
        [
            // (text, where it stands in the document or -1)
            .init("scripts.run", [.string, .integer]) { feature, call in
                try feature.run(text: call.string(0), at: call.integer(1))
                return .undefined
            },
            // (resource)
            .init("scripts.runLoaded", [.handle]) { feature, call in
                guard let resources: ResourcesFeature = feature.page.feature(),
                    let resource = resources.resource(call)
                else { throw HostError(message: "there is no such resource") }
                let name = feature.page.name(of: resource.url)
                feature.page.feature(ErrorsFeature.self)?.note(
                    name, url: resource.url.href, isMuted: !resource.isClean)
                feature.page.feature(ModulesFeature.self)?.willRun(name)
                try feature.page.run(ScriptSource(name: name, text: resource.text))
                return .undefined
            },
            // (text, where it stands in the document or -1, name, parameters, scopes, their number)
            .init(
                "scripts.handler", [.string, .integer, .string, .string, .object, .integer],
                returns: .function
            ) { feature, call in
                let handler = HandlerText(
                    source: feature.page.source(call.string(0), at: call.integer(1)),
                    name: call.string(2), parameters: call.string(3), scopes: call.integer(5))
                return .value(try feature.make(handler, in: call.retained(at: 4)))
            },
            // (text, where its element begins in the document or -1): a javascript: URL
            .init("scripts.runURL", [.string, .integer], returns: .optional(.string)) {
                feature, call in
                let document = feature.page.feature(DocumentFeature.self)?.response
                let place = document?.offset(
                    ofScriptURL: call.string(0), after: call.integer(1))
                let value = try feature.run(text: call.string(0), at: place ?? -1)
                return value?.utf16.map { .utf16($0) } ?? .null
            },
            // (where something stands in the document or -1) -> { file, line, column }
            .init("scripts.place", [.integer], returns: .object) { feature, call in
                let place = feature.page.place(ofOffset: call.integer(0))
                return .object([
                    "file": .string(place?.file ?? ""),
                    "line": .number(Double(place?.line ?? 1)),
                    "column": .number(Double(place?.column ?? 1)),
                ])
            },
        ])

    @discardableResult
    private func run(text: String, at offset: Int) throws -> ScriptValue? {
        let source = page.source(text, at: offset)
        page.feature(ModulesFeature.self)?.willRun(source.name)
        return try page.run(source)
    }

    /// Makes the function of an event handler attribute; `scopes` has the objects of its scope chain.
    private func make(
        _ handler: HandlerText, in scopes: ScriptValue
    ) throws(ScriptFailure) -> ScriptValue {
        var handler = handler
        if let offset = handler.source.offset, let document = handler.source.document {
            let rest = document.text.dropFirst(offset)
            handler.source.text = ReferenceGaps.filled(handler.source.text, in: rest)
            page.willRun(handler.source)
        }
        let source = handler.source
        let (text, line) = handler.script(&page.group.columnBlanks)
        return try page.context.evaluate(text, url: source.name, line: line, this: scopes)
    }
}
