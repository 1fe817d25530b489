public import MobilePlans
internal import PortalTrace
internal import ScriptEngine

/// What happens when a portal calls an injected function.
extension MobilePlansFeature {
    func answer(
        _ call: borrowing HostCall, _ name: String, object: PortalObject, method: PortalMethod
    ) throws -> HostResult {
        let location = call.location
        let arguments = (0..<min(call.count, 20)).map { index in
            let kind = index < method.parameters.count ? method.parameters[index].kind : nil
            return call.snapshot(
                at: index, reading: kind?.namesToRead ?? [], keepsDates: true)
        }
        let index = recorder.record(
            .call(.init(name, arguments)), from: .portal, to: .app, location: location)
        let reply = receive(
            PortalCall(
                name: name, operation: method.operation, arguments: arguments,
                callbacks: method.operation.callsBack ? callbacks(of: object) : nil))
        switch reply {
        case .nothing:
            return .undefined
        case .newMetadata:
            let metadata = try makeMetadata()
            recorder.setResult(.object([]), at: index)
            return .value(metadata.value)
        case .operationContext(let id):
            recorder.setResult(["Id": .string(id)], at: index)
            return .value(try makeOperationContext(id))
        }
    }

    /// A metadata object: its documented properties, and a record of what is set and misread.
    private func makeMetadata() throws(ScriptFailure) -> HostObject {
        var definition = HostObjectDefinition(names: PurchaseMetadata.propertyNames) { _ in
            .undefined
        }
        definition.onSet = { [unowned self] in recordSet("PurchaseMetaData.\($0)", $1) }
        definition.onMissing = { [unowned self] name in
            guard PurchaseMetadata.aliases[name] == nil else { return }
            recordMissing("PurchaseMetaData.\(name)", in: name)
        }
        return try context.makeHostObject(definition)
    }

    /// What an operation of 2019-05 returns (mobile-plans.md, section 3.3).
    private func makeOperationContext(_ id: String) throws(ScriptFailure) -> ScriptValue {
        var definition = HostObjectDefinition(names: ["Id"]) { _ in .string(id) }
        definition.onSet = { [unowned self] in
            recordSet("\(PortalObject.operationContextName).\($0)", $1)
        }
        definition.onMissing = { [unowned self] in
            recordMissing("\(PortalObject.operationContextName).\($0)", in: $0)
        }
        let made = try context.makeHostObject(definition)
        guard let adopt = adoptOperationContext.flatMap(context.storedValue) else {
            return made.value
        }
        return try adopt.call([made.value])
    }

    /// The callback properties as they are now, of the object on which the portal set them.
    public func currentCallbacks() -> CallbackPair? {
        let candidates = PortalObject.table(of: edition).filter { !$0.properties.isEmpty }
            .map(callbacks)
        return candidates.first { pair in
            pair.activation.target != .unset || pair.registration.target != .unset
        } ?? candidates.first
    }

    /// The callback properties of an object, as they are now (mobile-plans.md, section 5).
    private func callbacks(of object: PortalObject) -> CallbackPair {
        CallbackPair(
            activation: callback(PortalObject.activationCallbackProperty, of: object),
            registration: callback(PortalObject.registrationCallbackProperty, of: object))
    }

    private func callback(_ property: String, of object: PortalObject) -> CallbackReference {
        let name = "\(object.name).\(property)"
        guard let host = objects[object.name], let value = try? host.property(property) else {
            return CallbackReference(
                property: name, target: .unusable(.unreadable("its getter threw")))
        }
        return CallbackReference(
            property: name,
            target: target(of: value, takesFunctions: object.namespace == .dataMart)
                ?? (assigned.contains(name) ? .unusable(.string("")) : .unset))
    }

    /// What a property holds; nil for the empty text that it begins with.
    private func target(
        of value: ScriptValue, takesFunctions: Bool
    ) -> CallbackReference.Target? {
        let snapshot = value.snapshot()
        switch snapshot {
        case .string(""):
            return nil
        case .string(let name) where !name.utf8.allSatisfy({ $0 <= 0x20 }):
            return .name(name)
        case .function(let name) where takesFunctions:
            // The objects of 2018-11 take the function itself (mobile-plans.md, section 3.2).
            return .function(CallbackTarget(context.store(value)), name: name)
        default:
            return .unusable(snapshot)
        }
    }
}

extension PortalParameter.Kind {
    private static let metadataNames =
        PurchaseMetadata.propertyNames + PurchaseMetadata.aliases.keys.sorted()

    /// Properties that the app reads by name, so that inherited ones count.
    fileprivate var namesToRead: [String] {
        switch self {
        case .metadata: Self.metadataNames
        case .operationContext: ["Id"]
        default: []
        }
    }
}
