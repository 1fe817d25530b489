internal import PortalTrace
public import ScriptEngine

extension Page {
    /// A value as the page's console shows it; a text is in quotes.
    public func shownOnConsole(_ value: ScriptValue) throws(ScriptFailure) -> String {
        try context.perform { () throws(ScriptFailure) in
            try script("console/inspect").property("inspect").call([value]).string ?? ""
        }
    }
}

/// The functions of `console`: lines of primitives are written down here, all others by console.js.
final class ConsoleFeature: PageFeature {
    private unowned let page: Page
    private var console = ConsoleState()

    init(in page: Page) { self.page = page }

    /// Lines that write other lines while they are made; a few are meant, never more.
    private static let mostUnderWay = 8
    /// Beyond this many open groups, no line moves further to the right.
    private static let mostIndented = 16
    /// The functions that print their arguments and do nothing else.
    private static let levels: Set<String> = ["log", "info", "warn", "error", "debug"]

    /// Makes the namespace object.
    private func makeConsole() throws(ScriptFailure) -> ScriptValue {
        let make = page.context.makeFunction(named: "make", length: 1) { [self] call in
            .value(makeFunction(call.string(0)))
        }
        return try page.context.evaluate(
            try PageScripts.program("console/object", in: page.context)
        ).call([make])
    }

    /// Makes one of the functions.
    private func makeFunction(_ name: String) -> ScriptValue {
        let isLevel = Self.levels.contains(name)
        return page.context.makeFunction(named: name) { [self] call in
            // `console.assert` speaks up only when its condition does not hold.
            if name == "assert", call.isTruthy(at: 0) { return .undefined }
            if isLevel, let arguments = call.primitives(), Self.needsNoFormat(arguments) {
                record(name, nil, arguments, call.location)
                return .undefined
            }
            guard console.underWay < Self.mostUnderWay, !page.isClosed else {
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
            try page.script("console/console").property(name).call(
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
        page.recorder.record(
            .console(.init(name, arguments, printed: printed)), from: .portal, to: .webView,
            location: location)
    }

    private func indented(_ text: String) -> String {
        guard console.groups > 0 else { return text }
        let space = String(repeating: " ", count: 2 * min(console.groups, Self.mostIndented))
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { space + $0 }.joined(separator: "\n")
    }

    static let host = HostInterface(
        of: ConsoleFeature.self,
        [
            // () -> the namespace object
            .init("console.make", returns: .object) { feature, _ in
                .value(try feature.makeConsole())
            },
            // (function, printed text or nothing, arguments ...)
            .init("console.record", [.string, .optional(.string), .rest]) { feature, call in
                feature.record(
                    call.string(0), call.string(at: 1), call.descriptions(from: 2),
                    feature.console.location)
                return .undefined
            },
            // ("open", "close" or "clear")
            .init("console.group", [.string]) { feature, call in
                switch call.string(0) {
                case "open": feature.console.groups += 1
                case "close": feature.console.groups = max(0, feature.console.groups - 1)
                case "clear": feature.console.groups = 0
                case let other: throw HostError(message: "console.group: nothing is '\(other)'")
                }
                return .undefined
            },
            // (value) -> the target of a proxy; undefined for any other value
            .init("inspect.target", [.any], returns: .optional(.object)) { _, call in
                call.proxyTarget(at: 0).map { .value($0.target) } ?? .undefined
            },
            // (value) -> whether it is an object of the host's own, which is a proxy
            .init("inspect.isOfHost", [.any], returns: .bool) { _, call in
                .bool(call.proxyTarget(at: 0)?.isHost ?? false)
            },
        ])
}
