/// What the app injects as a TypeScript declaration file, so that any editor completes and checks a
/// portal's calls.
///
/// Names, methods and enums come from the tables that the objects themselves are made from.
public struct TypeDeclarations: Sendable {
    private let edition: Edition
    private let objects: [PortalObject]
    private let enums: [PortalEnum]

    /// The declarations of an edition.
    public init(of edition: Edition) {
        self.edition = edition
        objects = PortalObject.table(of: edition)
        enums = PortalEnum.table(of: edition)
    }

    /// The file, with a line end.
    public var text: String {
        let edition =
            edition == .all ? "all editions of the API together" : "edition \(edition.rawValue)"
        var parts = [
            """
            // The objects that the Mobile Plans app injects: \(edition).
            // Made by 'portalhost types'; do not edit it.

            """
        ]
        parts += enums.map(declaration)
        parts += namespaces.map(metadata)
        parts += callbackPayloads
        if hasOperationContext { parts.append(operationContext) }
        parts += objects.map(declaration)
        return parts.joined(separator: "\n")
    }

    // MARK: - Enums and metadata

    private func declaration(_ portalEnum: PortalEnum) -> String {
        let members = portalEnum.members.map {
            "  readonly \(Self.property($0.name)): \(Self.literal($0.value));\n"
        }
        return "declare var \(portalEnum.name): {\n\(members.joined())};\n"
    }

    /// The namespaces whose objects take metadata.
    private var namespaces: [PortalObject.Namespace] {
        [.dataMart, .mobilePlans].filter { namespace in
            objects.contains { object in
                object.namespace == namespace
                    && object.methods.contains { $0.parameters.contains { $0.kind == .metadata } }
            }
        }
    }

    private static func metadataName(_ namespace: PortalObject.Namespace) -> String {
        "\(namespace.rawValue)PurchaseMetaData"
    }

    private func metadata(_ namespace: PortalObject.Namespace) -> String {
        let steps = Self.union(PurchaseStep.allValues)
        let types = [
            "userAccount": steps, "purchaseInstrument": steps, "line": steps,
            "moDirectStatus": Self.union(DirectStatus.allValues), "planName": "string",
        ]
        let members = PurchaseMetadata.propertyNames.map { name in
            // What was not reported is left out; the status and the plan have to be there.
            let isRequired = name == "moDirectStatus" || name == "planName"
            return "  \(name)\(isRequired ? "" : "?"): \(types[name] ?? "unknown");\n"
        }
        return "interface \(Self.metadataName(namespace)) {\n\(members.joined())}\n"
    }

    // MARK: - Callbacks

    /// What the text of a callback's argument parses to.
    private var callbackPayloads: [String] {
        guard objects.contains(where: { !$0.properties.isEmpty }) else { return [] }
        let results = Self.union(ActivationResult.members(of: edition).map(\.rawValue))
        let states = Self.union(NetworkRegistrationState.allCases.map(\.rawValue))
        return [
            """
            /** What JSON.parse makes of the argument of the activation callback. */
            interface MobilePlansActivationPayload {
              activationResult: \(results);
              iccid: string;
            }

            """,
            """
            /** What JSON.parse makes of the argument of the registration callback. */
            interface MobilePlansRegistrationPayload {
              networkRegistrationState: \(states);
              iccid: string;
            }

            """,
        ]
    }

    private var hasOperationContext: Bool {
        objects.contains { object in
            object.methods.contains { $0.parameters.contains { $0.kind == .operationContext } }
        }
    }

    private var operationContext: String {
        let name = PortalObject.operationContextName
        return """
            /** What an inline operation returns; portals make none themselves. */
            interface \(name) {
              readonly Id: string;
            }
            declare var \(name): { readonly prototype: \(name) };

            """
    }

    // MARK: - Objects

    private func declaration(_ object: PortalObject) -> String {
        var members: [String] = []
        for property in object.properties {
            let type = takesFunctions(object) ? "string | ((json: string) => void)" : "string"
            members.append(
                "  /** \(Self.words(ofCallback: property)) */\n  \(property): \(type);\n")
        }
        for method in object.methods {
            if method.handsControlBack {
                members.append("  /** Gives control back to the app: the portal closes. */\n")
            }
            members.append(
                "  \(method.name)(\(parameters(method, object))): \(result(method, object));\n")
        }
        let type = "{\n\(members.joined())}"
        let others = object.otherNames.map { "declare var \($0): typeof \(object.name);\n" }
        return "declare var \(object.name): \(type);\n" + others.joined()
    }

    /// Edition 2018-11 takes the function itself as well (mobile-plans.md, section 3.2).
    private func takesFunctions(_ object: PortalObject) -> Bool {
        edition == .november2018 || edition == .all
    }

    private static func words(ofCallback property: String) -> String {
        property == PortalObject.activationCallbackProperty
            ? "The name of the global function that is told how an activation ended."
            : "The name of the global function that is told each state of the registration."
    }

    private func parameters(_ method: PortalMethod, _ object: PortalObject) -> String {
        method.parameters.enumerated().map { index, parameter in
            let mark = index < method.requiredCount ? "" : "?"
            return "\(parameter.name)\(mark): \(type(parameter.kind, object))"
        }.joined(separator: ", ")
    }

    private func type(_ kind: PortalParameter.Kind, _ object: PortalObject) -> String {
        switch kind {
        case .metadata: Self.metadataName(object.namespace)
        case .activationCode, .iccid, .payload: "string"
        case .interval, .delay: "number"
        case .operationContext: PortalObject.operationContextName
        }
    }

    private func result(_ method: PortalMethod, _ object: PortalObject) -> String {
        switch method.operation {
        case .createPurchaseMetaData: Self.metadataName(object.namespace)
        case .notifyProfileDownload, .notifyInlineBalanceAddition:
            PortalObject.operationContextName
        default: "void"
        }
    }

    // MARK: - Texts

    private static func union(_ values: [String]) -> String {
        values.map(literal).joined(separator: " | ")
    }

    private static func literal(_ text: String) -> String { "\"\(text)\"" }

    /// A property's name, in quotes where it is no identifier.
    private static func property(_ name: String) -> String {
        let isName =
            name.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
            && name.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: true
                default: false
                }
            }
        return isName ? name : literal(name)
    }
}
