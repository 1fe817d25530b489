internal import PortalTrace
internal import ScriptEngine

/// The functions of `console`: lines of primitives are written down here, all others by console.js.
extension PagePlatform {
    /// Lines that write other lines while they are made; nobody means more than a few.
    private static let mostUnderWay = 8
    /// Beyond this many open groups, no line moves further to the right.
    private static let mostIndented = 16
    /// The functions that print their arguments and do nothing else.
    private static let levels: Set<String> = ["log", "info", "warn", "error", "debug"]

    /// Makes one of the functions.
    func makeConsoleFunction(_ name: String) -> ScriptValue {
        let isLevel = Self.levels.contains(name)
        return context.makeFunction(named: name) { [unowned self] call in
            // `console.assert` speaks up only when its condition does not hold.
            if name == "assert", call.isTruthy(at: 0) { return .undefined }
            if isLevel, let arguments = call.primitives(), Self.needsNoFormat(arguments) {
                record(name, nil, arguments, call.location)
                return .undefined
            }
            guard console.underWay < Self.mostUnderWay, !isClosed else {
                record(name, nil, call.descriptions(), call.location)
                return .undefined
            }
            // From here it is found at once; from inside of the script, behind frames of the host.
            let outer = console.location
            console.location = call.location
            console.underWay += 1
            defer {
                console.underWay -= 1
                console.location = outer
            }
            try script("console").property(name).call(
                (0..<min(call.count, 100)).map { call.retained(at: $0) })
            return .undefined
        }
    }

    /// Whether the first argument is no format for the others.
    private static func needsNoFormat(_ arguments: [TraceValue]) -> Bool {
        guard arguments.count > 1 else { return true }
        return switch arguments[0] {
        case .string(let text): !text.utf8.contains(UInt8(ascii: "%"))
        case .illFormedString, .longString: false
        default: true
        }
    }

    /// Writes a line down.
    ///
    /// - Parameter text: What it prints; nil is the arguments as they are.
    private func record(
        _ name: String, _ text: String?, _ arguments: [TraceValue], _ location: SourceLocation?
    ) {
        var printed: String?
        if text != nil || console.groups > 0 {
            let plain = TraceEvent.ConsoleLine.text(of: arguments)
            let line = indented(text ?? plain)
            if line != plain { printed = line }
        }
        surroundings.recorder.record(
            .console(.init(name, arguments, printed: printed)), from: .portal, to: .webView,
            location: location)
    }

    private func indented(_ text: String) -> String {
        guard console.groups > 0 else { return text }
        let space = String(repeating: " ", count: 2 * min(console.groups, Self.mostIndented))
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { space + $0 }.joined(separator: "\n")
    }

    static let consoleFunctions: [String: PlatformFunction] = [
        // (function, printed text or undefined, arguments ...)
        "console.record": { platform, call in
            platform.record(
                call.string(at: 0) ?? "", call.string(at: 1), call.descriptions(from: 2),
                platform.console.location)
            return .undefined
        },
        // ("open", "close" or "clear")
        "console.group": { platform, call in
            switch call.string(at: 0) {
            case "open": platform.console.groups += 1
            case "close": platform.console.groups = max(0, platform.console.groups - 1)
            default: platform.console.groups = 0
            }
            return .undefined
        },
    ]

    static let inspectFunctions: [String: PlatformFunction] = [
        // (value) -> the target of a proxy; undefined for any other value
        "inspect.target": { _, call in
            call.proxyTarget(at: 0).map { .value($0.target) } ?? .undefined
        },
        // (value) -> whether it is an object of the host's own, which is a proxy
        "inspect.isOfHost": { _, call in .bool(call.proxyTarget(at: 0)?.isHost ?? false) },
    ]
}
