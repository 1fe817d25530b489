internal import PortalTrace

/// Each event has a function of its own, or one that tells them apart (mobile-plans.md, section 5).
///
/// Lint: an error for one function that is named for both and reads the member of one only, and for
/// two functions that are each named for the other event.
struct CallbacksMustBeToldApart: PageRule {
    private typealias Event = PageOutline.NamedCallback.Event

    func findings(in page: PageOutline) -> [Finding] {
        let (activation, registration) = Self.named(page)
        return both(activation, registration, page) + swapped(activation, registration, page)
    }

    private static func named(
        _ page: PageOutline
    ) -> (activation: [PageOutline.NamedCallback], registration: [PageOutline.NamedCallback]) {
        (
            page.callbacks.filter { $0.event == .activation },
            page.callbacks.filter { $0.event == .registration }
        )
    }

    /// Whether each of two functions reads what the other one is told.
    static func isSwapped(_ page: PageOutline) -> Bool {
        let (activation, registration) = named(page)
        guard let first = activation.first(where: { !$0.functions.isEmpty }),
            let second = registration.first(where: { !$0.functions.isEmpty }),
            Set(first.functions).isDisjoint(with: second.functions)
        else { return false }
        let ofFirst = reads(first.event.object, page)
        let ofSecond = reads(second.event.object, page)
        return ofFirst.contains("networkRegistrationState") && !ofFirst.contains("activationResult")
            && ofSecond.contains("activationResult")
            && !ofSecond.contains("networkRegistrationState")
    }

    /// The members that are read of objects of one kind.
    private static func reads(_ kinds: ValueKinds, _ page: PageOutline) -> Set<String> {
        Set(
            page.graph.nodes.compactMap { node in
                guard case .member(let object, let name) = node.origin,
                    page.flow.kinds[object].contains(kinds)
                else { return nil }
                return page.graph.names[name]
            })
    }

    private func swapped(
        _ activation: [PageOutline.NamedCallback], _ registration: [PageOutline.NamedCallback],
        _ page: PageOutline
    ) -> [Finding] {
        guard Self.isSwapped(page), let first = activation.first(where: { !$0.functions.isEmpty }),
            let second = registration.first(where: { !$0.functions.isEmpty })
        else { return [] }
        return [
            Finding(
                Self.callbacksSwapped,
                "the two names are swapped: \(page.name(of: first.functions[0])) reads "
                    + "networkRegistrationState and belongs to registrationChangedScript, "
                    + "\(page.name(of: second.functions[0])) to the other property",
                at: page.location(first.node),
                notes: [Finding.Note("the other name is", at: page.location(second.node))])
        ]
    }

    private func both(
        _ activation: [PageOutline.NamedCallback], _ registration: [PageOutline.NamedCallback],
        _ page: PageOutline
    ) -> [Finding] {
        for first in activation {
            for second in registration {
                guard let function = first.functions.first(where: second.functions.contains) else {
                    continue
                }
                let reads = Self.reads([.activationObject, .registrationObject], page)
                    .intersection(["activationResult", "networkRegistrationState"])
                guard reads.count == 1, let read = reads.first, !asksForMembers(page) else {
                    return []
                }
                let lost = read == "activationResult" ? "registration" : "activation result"
                return [
                    Finding(
                        Self.oneFunctionForBoth,
                        "\(page.name(of: function)) is named for both "
                            + "profileActivationCompleteScript and registrationChangedScript, and "
                            + "reads \(read) only: each \(lost) is misread; give each its own function",
                        at: page.location(second.node),
                        notes: [
                            Finding.Note(
                                "the same function is named", at: page.location(first.node))
                        ])
                ]
            }
        }
        return []
    }

    /// Whether the script asks which members an object has.
    private func asksForMembers(_ page: PageOutline) -> Bool {
        page.graph.nodes.contains { node in
            switch node.origin {
            case .binary("in", _, let object):
                return !page.flow.kinds[object].isDisjoint(with: .objects)
            case .member(let object, let name):
                return page.graph.names[name] == "hasOwnProperty"
                    && !page.flow.kinds[object].isDisjoint(with: .objects)
            case .call(let id):
                guard
                    case .member(let owner, let name) = page.graph.nodes[
                        page.graph.calls[id].callee
                    ].origin,
                    page.flow.builtIn(owner) == "Object",
                    ["keys", "entries", "hasOwn"].contains(page.graph.names[name]),
                    let first = page.graph.calls[id].arguments.first
                else { return false }
                return !page.flow.kinds[first].isDisjoint(with: .objects)
            default: return false
            }
        }
    }
}

extension CallbacksMustBeToldApart {
    static let descriptions = [oneFunctionForBoth, callbacksSwapped]

    private static func portal(_ activation: String, _ registration: String) -> RuleExample {
        RuleExample(
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = \(activation);
            MobilePlansInlineProfileDownload.registrationChangedScript = \(registration);
            function onActivated(json) { console.log(JSON.parse(json).activationResult); }
            function onRegistered(json) { console.log(JSON.parse(json).networkRegistrationState); }
            """)
    }

    private static let oneFunctionForBoth = RuleDescription(
        "one-function-for-both", .error, .callbacks,
        "A function that is named for both callbacks tells them apart.",
        because: "Activation and registration are told in different members.",
        source: "mobile-plans.md, section 5",
        passing: [portal("'onActivated'", "'onRegistered'")],
        failing: [portal("'onActivated'", "↓'onActivated'")])

    private static let callbacksSwapped = RuleDescription(
        "callbacks-swapped", .error, .callbacks,
        "Each callback is named by the property of its event.",
        because: "The members that a function reads are those of the other event, and undefined.",
        source: "mobile-plans.md, section 5",
        passing: [portal("'onActivated'", "'onRegistered'")],
        failing: [portal("↓'onRegistered'", "'onActivated'")])
}
