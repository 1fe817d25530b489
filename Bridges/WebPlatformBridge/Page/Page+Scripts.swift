public import ScriptEngine
internal import WebPlatform

/// Which scripts of the platform a page needed so far.
struct PageScriptState {
    var used: Set<String> = []
    /// What defines the page's global names; see `PageGlobals.definitions`.
    var globals: ScriptValue?
    var provided: Set<String> = []
    var hasAllNames = false
    /// `use` of platform.js, stored in the context once a script is needed.
    var use: StoredValue?

    /// The page is gone.
    mutating func stop() { globals = nil }
}

/// The JavaScript halves of the platform, each evaluated when the page first touches one of its names.
extension Page {
    /// Has scripts that look at properties themselves find none of the names as the accessor that it
    /// is until it is touched.
    public func hideLaziness() throws(ScriptFailure) {
        try provide(.all)
        try scripts.globals?.call([context.makeString("watch")])
    }

    /// Defines the global names that a text may use and that the page does not have yet.
    public func provide(_ names: UsedNames) throws(ScriptFailure) {
        guard !scripts.hasAllNames else { return }
        var wanted = "*"
        switch names {
        case .all: scripts.hasAllNames = true
        case .some(let some):
            let new = some.subtracting(scripts.provided)
            guard !new.isEmpty else { return }
            scripts.provided.formUnion(new)
            wanted = new.sorted().joined(separator: " ")
        }
        try scripts.globals?.call([context.makeString("provide"), context.makeString(wanted)])
    }

    /// What a script of the folder defines; it is evaluated at its first use.
    func script(_ name: String) throws(ScriptFailure) -> ScriptValue {
        try context.perform { () throws(ScriptFailure) in
            let use: ScriptValue
            if let known = scripts.use.flatMap(context.storedValue) {
                use = known
            } else {
                use = try makePlatform()
            }
            return try use.call([context.makeString(name)])
        }
    }

    /// Whether the page needed a script so far.
    func isUsed(_ name: String) -> Bool { scripts.used.contains(name) }

    /// Whether a script put something of its own in the place of a global name.
    func isReplaced(_ name: String) throws(ScriptFailure) -> Bool {
        try scripts.globals?.call([
            context.makeString("replaced"), context.makeString(name),
        ]).bool ?? false
    }

    private func makePlatform() throws(ScriptFailure) -> ScriptValue {
        let make = try context.evaluate(try PageScripts.program("platform", in: context))
        let primordials = try context.shared(try PageScripts.program("primordials", in: context))
        let host = context.makeFunction(named: "host", length: 1) { [unowned self] call in
            let name = call.string(at: 0) ?? ""
            guard let function = hostFunction(name) else {
                throw HostError(message: "the page has no host function '\(name)'")
            }
            return .value(context.makeFunction(named: name, function))
        }
        let evaluate = context.makeFunction(named: "evaluate", length: 1) { [unowned self] call in
            let name = call.string(at: 0) ?? ""
            scripts.used.insert(name)
            return .value(try context.evaluate(try PageScripts.program(name, in: context)))
        }
        let made = try make.call([context.globalObject, host, evaluate, primordials])
        scripts.use = context.store(made)
        return made
    }

    /// Defines every global name that is made when it is first touched.
    func defineGlobals() throws(ScriptFailure) {
        let load = context.makeFunction(named: "load", length: 2) { [unowned self] call in
            let file = call.string(at: 0) ?? ""
            let name = call.string(at: 1) ?? ""
            if file == ConsoleObject.file {
                return (feature(ConsoleFeature.self)?.makeFunction(name)).map { .value($0) }
                    ?? .undefined
            }
            if file == PageGlobals.locationPart {
                // Once the page's history is at work its URL is location.js's to know.
                guard isUsed("location") else { return .string(locationPart(name)) }
                return .value(try script("location").property("members").property(name))
            }
            return .value(try script(file).property(name))
        }
        let url = profile.isOld ? "host:old-globals.js" : "host:globals.js"
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try context.machine.program(
                url, PageGlobals.definitions(isOldWebView: profile.isOld))
        } catch {
            throw .thrown(error)
        }
        scripts.globals = try context.evaluate(program).call([load])
    }

    /// A part of the page's URL, by its name in `Location`.
    private func locationPart(_ name: String) -> String {
        guard let url = location else { return "" }
        return switch name {
        case "origin": url.origin
        case "protocol": url.`protocol`
        case "host": url.host
        case "hostname": url.hostname
        case "port": url.portText
        case "pathname": url.pathname
        case "search": url.search
        case "hash": url.hash
        default: url.href
        }
    }
}
