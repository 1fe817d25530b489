internal import MobilePlans
internal import PortalTrace

/// What a result or a state is compared with, and whether it can ever be that.
struct Comparison {
    /// The operators that ask for equality.
    static let signs: Set<String> = ["===", "==", "!==", "!="]

    static let results = Set(ActivationResult.allCases.map(\.rawValue))
    static let states = Set(NetworkRegistrationState.allCases.map(\.rawValue))

    /// Whether a value is one that a callback is told, in whatever letters.
    static func isResult(_ constant: ValueFlow.Constant) -> Bool {
        switch constant {
        case .text(let text): near(text, .activation) != nil || near(text, .registration) != nil
        case .member(let owner, _, _): isCallbackEnum(owner)
        default: false
        }
    }

    static func isCallbackEnum(_ name: String) -> Bool {
        isEnum(name, of: .activation) || isEnum(name, of: .registration)
    }

    static func isEnum(_ name: String, of event: PageOutline.NamedCallback.Event) -> Bool {
        event == .activation
            ? name.contains("ActivationError") : name.contains("NetworkRegistrationState")
    }

    static func enumName(of event: PageOutline.NamedCallback.Event) -> String {
        event == .activation
            ? "MobilePlansActivationError" : "MobilePlansNetworkRegistrationState"
    }

    static func values(of event: PageOutline.NamedCallback.Event) -> Set<String> {
        event == .activation ? results : states
    }

    /// The value of the enum that a text is in other letters.
    static func near(_ text: String, _ event: PageOutline.NamedCallback.Event) -> String? {
        func key(_ text: String) -> String {
            String(text.lowercased().filter { $0.isLetter })
        }
        let wanted = key(text)
        guard !wanted.isEmpty else { return nil }
        let all =
            event == .activation
            ? ActivationResult.allCases.map(\.rawValue)
            : NetworkRegistrationState.allCases.map(\.rawValue)
        return all.first { key($0) == wanted }
    }

    /// A value in words of a script.
    static func words(_ constant: ValueFlow.Constant) -> String {
        switch constant {
        case .text(let text): "'\(TraceValue.oneLine(text.shortened(to: 60)))'"
        case .number, .boolean: ValueFlow.text(constant) ?? ""
        case .nothing: "undefined"
        case .member(let owner, let name, _):
            "\(owner).\(TraceValue.oneLine(name.shortened(to: 60)))"
        case .thing: "an object"
        }
    }

    /// Why a result or a state never equals a value; nil if it can.
    static func problem(
        _ constant: ValueFlow.Constant, _ event: PageOutline.NamedCallback.Event
    ) -> String? {
        let known = values(of: event)
        let own = enumName(of: event)
        switch constant {
        case .nothing: return nil
        case .text(let text):
            if known.contains(where: { $0.utf8.elementsEqual(text.utf8) }) || text.isEmpty {
                return nil
            }
            if let dot = text.lastIndex(of: "."), GlobalNames.enums[String(text[..<dot])] != nil {
                return "that is the name of a member as a text; write it without quotation marks"
            }
            if let near = near(text, event) { return "the app says '\(near)' (\(own).\(near))" }
            if Comparison.near(text, event.other) != nil {
                return "that is a value of \(event.other.member); the app says " + list(event)
            }
            let close = event == .activation ? nearest(text, known.sorted()) : nil
            return "the app never says it"
                + (close.map { "; did you mean '\($0)'?" } ?? "; it says \(list(event))")
        case .number, .boolean:
            return "it is a text such as '\(event == .activation ? "success" : "home")', "
                + "no \(isNumber(constant) ? "number" : "boolean"); compare it with a member of \(own)"
        case .member(let owner, let name, let value):
            guard let value else {
                let members = GlobalNames.enums[owner]?.members.map(\.name) ?? []
                return "\(owner) has no member '\(TraceValue.oneLine(name.shortened(to: 60)))'"
                    + (nearest(name, members).map { "; did you mean '\($0)'?" } ?? "")
            }
            if isEnum(owner, of: event) { return nil }
            if known.contains(value), isCallbackEnum(owner), value != "none" {
                return "\(owner) is the enum of the other callback; use \(own)"
            }
            return "\(owner) has other values; use \(own)"
        case .thing: return "it is a text, no object; compare it with a member of \(own)"
        }
    }

    /// What a finding about a value is about, where another rule may say the same.
    static func subject(_ constant: ValueFlow.Constant) -> Finding.Subject? {
        if case .member(_, _, nil) = constant { .missingMember } else { nil }
    }

    private static func isNumber(_ constant: ValueFlow.Constant) -> Bool {
        if case .number = constant { true } else { false }
    }

    /// The values in a sentence, where there are few.
    static func list(_ event: PageOutline.NamedCallback.Event) -> String {
        event == .activation
            ? "'success' or the name of an error"
            : "'home', 'roaming' or 'partner' when connected"
    }
}
