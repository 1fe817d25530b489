import PortalTrace
import ScriptEngine
import Testing

/// A page with modules: files by their names, fetched at once or when the test says so.
final class ModulePage {
    let context: ScriptContext
    private(set) var loader: ScriptModuleLoader!
    var files: [String: String] = [:]
    /// Fetches that a test answers by itself.
    var pending: [ScriptModuleFetch] = []
    var fetched: [String] = []
    var isHeld = false
    /// What `log(text)` was called with.
    var lines: [String] = []
    /// What was thrown where the host called.
    var problems: [any Error] = []

    init(_ context: ScriptContext, _ files: [String: String] = [:]) throws {
        self.context = context
        self.files = files
        let loader = context.useModules(
            ScriptModuleHooks(
                resolve: { specifier throws(HostError) in try Self.resolve(specifier) },
                fetch: { [unowned self] in fetch($0) },
                baseURL: { $0 == Self.document ? Self.document + "base/" : $0 }))
        self.loader = try #require(loader, "\(ScriptModules.unavailableReason ?? "")")
        try context.define("log", length: 1) { [unowned self] call in
            lines.append(call.snapshot(at: 0).displayText)
            return .undefined
        }
    }

    static let document = "https://shop.test/"

    private static func resolve(_ specifier: ScriptModuleSpecifier) throws(HostError) -> String {
        if specifier.text.hasPrefix("https:") { return specifier.text }
        guard specifier.text.hasPrefix("./") else {
            throw HostError(name: "TypeError", message: "no module '\(specifier.text)'")
        }
        let folder = specifier.referrer.prefix { $0 != "?" }
        let end = folder.lastIndex(of: "/").map { folder.index(after: $0) } ?? folder.endIndex
        return String(folder[..<end] + specifier.text.dropFirst(2))
    }

    private func fetch(_ fetch: ScriptModuleFetch) {
        fetched.append(fetch.url)
        if isHeld { pending.append(fetch) } else { answer(fetch) }
    }

    func answer(_ fetch: ScriptModuleFetch) {
        do throws(ScriptFailure) {
            if let text = files[String(fetch.url.dropFirst(Self.document.count))] {
                try fetch.deliver(text)
            } else {
                try fetch.fail("no file \(fetch.url)")
            }
        } catch {
            problems.append(error)
        }
    }

    /// Loads and evaluates a module, and returns what it came to.
    @discardableResult
    func run(_ name: String) throws -> String {
        var result = "not loaded"
        let module = try loader.load(url: Self.document + name) { outcome in
            result = "\(outcome)"
        }
        guard result == "loaded" else { return result }
        return try evaluate(module).description
    }

    /// What a module threw.
    func thrown(by name: String, at place: Testing.SourceLocation = #_sourceLocation) throws
        -> ScriptException
    {
        let module = try loader.load(url: Self.document + name) { _ in }
        return try #require(
            try evaluate(module).exception, "\(name) threw nothing", sourceLocation: place)
    }

    func evaluate(_ module: ScriptModule) throws -> Evaluation {
        let evaluation = Evaluation()
        try loader.evaluate(module) { outcome in
            evaluation.count += 1
            switch outcome {
            case .evaluated: evaluation.description = "evaluated"
            case .threw(let exception, _):
                evaluation.exception = exception
                evaluation.description = exception.description
            }
        }
        return evaluation
    }

    final class Evaluation {
        var count = 0
        var description = "pending"
        var exception: ScriptException?
    }
}

extension ScriptException {
    /// "file:line:column" without the document's URL.
    var place: String {
        guard let location else { return "nowhere" }
        let file = location.file ?? ""
        let name =
            file.hasPrefix(ModulePage.document)
            ? String(file.dropFirst(ModulePage.document.count)) : file
        return "\(name):\(location.line):\(location.column ?? 0)"
    }
}

/// Runs work with a page that has modules.
func withModules(
    _ files: [String: String], seconds: Double = 30, _ body: (ModulePage) throws -> Void
) throws {
    try withContext(seconds: seconds) { context in
        let page = try ModulePage(context, files)
        try body(page)
        #expect(page.problems.isEmpty)
    }
}
