internal import ScriptEngine
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
                try feature.page.run(ScriptSource(name: name, text: resource.text))
                return .undefined
            },
        ])

    private func run(text: String, at offset: Int) throws {
        var source = ScriptSource(name: "", text: text)
        if offset >= 0, let document: DocumentFeature = page.feature(),
            let response = document.response
        {
            source.name = response.name
            (source.line, source.column) = response.place(of: offset)
            source.offset = offset
            source.document = response
        }
        try page.run(source)
    }
}
