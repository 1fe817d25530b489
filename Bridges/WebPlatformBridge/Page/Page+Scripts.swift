internal import JSONDocuments
internal import ScriptEngine

/// Which scripts of the platform a page needed so far.
struct PageScriptState {
    /// Their paths, in the order in which they were needed.
    var used: [String] = []
    /// `use` of core/platform.js, stored in the context once a script is needed.
    var use: StoredValue?
    /// Whether texts of functions that were asked for stand in the scripts used.
    var judged: [CodeUnits: Bool] = [:]
    /// How many scripts were used then.
    var judgedFor = 0
}

/// The JavaScript halves of the platform, each evaluated when the page first touches one of its names.
extension Page {
    /// What a script of the folder defines; it is evaluated at its first use.
    func script(_ name: String) throws(ScriptFailure) -> ScriptValue {
        try context.perform { () throws(ScriptFailure) in
            try platform().call([context.makeString(name)])
        }
    }

    /// `use` of core/platform.js: for scripts of the host alone.
    func platform() throws(ScriptFailure) -> ScriptValue {
        if let known = scripts.use.flatMap(context.storedValue) { return known }
        return try makePlatform()
    }

    /// Whether the page needed its document so far.
    package var usesDocument: Bool { isUsed("dom/page-document") }

    /// Whether the page needed a script so far.
    func isUsed(_ name: String) -> Bool { scripts.used.contains(name) }

    /// What gives scripts of the platform the functions that features offer, by their names.
    func hostFunctions() -> ScriptValue {
        context.makeFunction(named: "host", length: 1) { [unowned self] call in
            let name = call.string(at: 0) ?? ""
            guard let function = hostFunction(name) else {
                throw HostError(message: "the page has no host function '\(name)'")
            }
            return .value(context.makeFunction(named: name, function))
        }
    }

    private func makePlatform() throws(ScriptFailure) -> ScriptValue {
        let make = try context.evaluate(try PageScripts.program("core/platform", in: context))
        let primordials = try context.shared(
            try PageScripts.program("core/primordials", in: context))
        let evaluate = context.makeFunction(named: "evaluate", length: 1) { [unowned self] call in
            let name = call.string(at: 0) ?? ""
            scripts.used.append(name)
            return .value(try context.evaluate(try PageScripts.program(name, in: context)))
        }
        let shared = context.makeFunction(named: "shared", length: 1) { [unowned self] call in
            try .value(SharedScripts.module(call.string(at: 0) ?? "", primordials, in: context))
        }
        let made = try make.call([
            context.globalObject, hostFunctions(), evaluate, shared, primordials,
        ])
        scripts.use = context.store(made)
        return made
    }

    /// Texts shorter than this may well be written by a portal too.
    private static let shortestOwnText = 24
    /// What longer texts are is not kept, and not that of more texts.
    private static let longestJudged = 4_000
    private static let mostJudged = 1_000

    /// Whether a function's text stands in a script of the host that the page has used.
    func isOwnText(_ text: String) -> Bool {
        let length = text.utf8.count
        guard length >= Self.shortestOwnText else { return false }
        if scripts.judgedFor != scripts.used.count || scripts.judged.count >= Self.mostJudged {
            scripts.judged = [:]
            scripts.judgedFor = scripts.used.count
        }
        let key = CodeUnits(text)
        if let known = scripts.judged[key] { return known }
        let isOwn = (["core/globals", "core/global-names"] + scripts.used).contains {
            PageScripts.has(text, in: $0)
        }
        if length <= Self.longestJudged { scripts.judged[key] = isOwn }
        return isOwn
    }

    /// Whether the page may listen to events of its window: it touched events, or set a handler.
    func mayListen(to types: [String]) throws(ScriptFailure) -> Bool {
        if isUsed("events/events") { return true }
        guard let globals: GlobalsFeature = feature() else { return false }
        return try globals.isReplaced(types.map { "on\($0)" })
    }
}
