internal import JSONDocuments
internal import PartnerCenter
internal import PortalTrace
public import ScriptEngine
internal import WebFormats
public import WebPlatformBridge

/// Puts `partnerOperations`, `Order` and `OrderLineItem` into a page: the calls of the SDK under
/// their own names (partner-center.md, section 7).
///
/// Each call is there twice: `Get()` keeps the page waiting, as the C# of the documentation does,
/// and `GetAsync()` returns a promise. What comes back has the names of the C# types.
public final class PartnerCenterFeature: PageFeature {
    /// The globals that a page gets.
    public let globalNames: Set<String> = ["partnerOperations", "Order", "OrderLineItem"]

    private unowned let page: Page
    private let desk: PartnerDesk
    /// `JSON.parse`, as it was before any script ran.
    private let parse: StoredValue
    private var promises: [Int: ScriptPromise] = [:]
    private var lastPromise = 0
    private var isStopped = false

    /// Makes the feature in a page.
    public static func maker(_ desk: PartnerDesk) -> Page.FeatureMaker {
        func make(in page: Page) throws(ScriptFailure) -> any PageFeature {
            let feature = try PartnerCenterFeature(in: page, desk: desk)
            return feature
        }
        return make
    }

    /// Injects the globals.
    public init(in page: Page, desk: PartnerDesk) throws(ScriptFailure) {
        self.page = page
        self.desk = desk
        let context = page.context
        parse = context.store(try context.global("JSON").property("parse"))
        let types = try context.evaluate(PartnerTypes.script, url: "host:partner-types")
        for name in ["Order", "OrderLineItem"] {
            try context.setGlobal(name, to: try types.property(name))
        }
        try context.setGlobal("partnerOperations", to: try root())
    }

    /// The page is gone: what is still to come is dropped.
    public func stop() {
        isStopped = true
        promises = [:]
    }

    private var context: ScriptContext { page.context }

    // MARK: - The chain

    private func root() throws(ScriptFailure) -> ScriptValue {
        let offers = try object { [unowned self] object throws(ScriptFailure) in
            try add("ByCountry", to: object, "country") { [unowned self] in try self.offers($0) }
        }
        let customers = try object { [unowned self] object throws(ScriptFailure) in
            try add("ById", to: object, "customer") { [unowned self] in try self.customer($0) }
        }
        return try object { object throws(ScriptFailure) in
            try object.setProperty("Customers", to: customers)
            try object.setProperty("Offers", to: offers)
        }
    }

    private func customer(_ id: String) throws(ScriptFailure) -> ScriptValue {
        let subscriptions = try object { [unowned self] object throws(ScriptFailure) in
            try addGet(to: object, ResourceCollection<Subscription>.self) {
                PartnerRoutes.subscriptions(id)
            }
            try add("ById", to: object, "subscription") { [unowned self] in
                try subscription(id, $0)
            }
            try add("ByOrder", to: object, "order") { [unowned self] order in
                try self.object { [unowned self] object throws(ScriptFailure) in
                    try addGet(to: object, ResourceCollection<Subscription>.self) {
                        PartnerRoutes.subscriptions(id, order: order)
                    }
                }
            }
        }
        let orders = try object { [unowned self] object throws(ScriptFailure) in
            try addGet(to: object, ResourceCollection<Order>.self) { PartnerRoutes.orders(id) }
            try add("ById", to: object, "order") { [unowned self] in try order(id, $0) }
        }
        return try object { object throws(ScriptFailure) in
            try object.setProperty("Subscriptions", to: subscriptions)
            try object.setProperty("Orders", to: orders)
        }
    }

    private func subscription(
        _ customer: String, _ id: String
    ) throws(ScriptFailure) -> ScriptValue {
        let addOns = try object { [unowned self] object throws(ScriptFailure) in
            try addGet(to: object, ResourceCollection<Subscription>.self) {
                PartnerRoutes.addOns(customer, id)
            }
        }
        return try object { [unowned self] object throws(ScriptFailure) in
            try addGet(to: object, Subscription.self) { PartnerRoutes.subscription(customer, id) }
            try object.setProperty("AddOns", to: addOns)
        }
    }

    private func order(_ customer: String, _ id: String) throws(ScriptFailure) -> ScriptValue {
        try object { [unowned self] object throws(ScriptFailure) in
            try addGet(to: object, Order.self) { PartnerRoutes.order(customer, id) }
            for name in ["Patch", "PatchAsync"] {
                let function = context.makeFunction(named: name, length: 1) { [unowned self] call in
                    let order = try ScriptOrder.read(call)
                    return try patch(
                        order, of: id, customer, isAsync: name == "PatchAsync", call)
                }
                try object.setProperty(name, to: function)
            }
        }
    }

    private func offers(_ country: String) throws(ScriptFailure) -> ScriptValue {
        try object { [unowned self] object throws(ScriptFailure) in
            try addGet(to: object, ResourceCollection<Offer>.self) {
                PartnerRoutes.offers(country: country)
            }
            try add("ById", to: object, "offer") { [unowned self] id in
                let addOns = try self.object { [unowned self] object throws(ScriptFailure) in
                    try addGet(to: object, ResourceCollection<Offer>.self) {
                        PartnerRoutes.offerAddOns(id, country: country)
                    }
                }
                return try self.object { [unowned self] object throws(ScriptFailure) in
                    try addGet(to: object, Offer.self) {
                        PartnerRoutes.offer(id, country: country)
                    }
                    try object.setProperty("AddOns", to: addOns)
                }
            }
        }
    }

    // MARK: - Parts of it

    private func object(
        _ fill: (ScriptValue) throws(ScriptFailure) -> Void
    ) throws(ScriptFailure) -> ScriptValue {
        let object = context.makeObject()
        try fill(object)
        return object
    }

    /// Adds a step that takes an id; a blank one is refused at once, as in the SDK.
    private func add(
        _ name: String, to object: ScriptValue, _ what: String,
        _ next: @escaping (String) throws -> ScriptValue
    ) throws(ScriptFailure) {
        let function = context.makeFunction(named: name, length: 1) { call in
            let given = call.snapshot(at: 0)
            guard let id = given.string else {
                throw PartnerScriptError.argument(
                    "\(name): expected the \(what)'s id, found \(given.kindDescription)")
            }
            do throws(PartnerError) {
                try AddOnPurchase.check(id: id, what)
            } catch {
                throw PartnerScriptError.host(error, prefix: "\(name): ")
            }
            return .value(try next(id))
        }
        try object.setProperty(name, to: function)
    }

    /// Adds `Get` and `GetAsync`.
    private func addGet<Resource: PartnerResource>(
        to object: ScriptValue, _ type: Resource.Type, _ route: @escaping () -> PartnerCall
    ) throws(ScriptFailure) {
        for name in ["Get", "GetAsync"] {
            let function = context.makeFunction(named: name) { [unowned self] call in
                try make(route(), type, isAsync: name == "GetAsync", call)
            }
            try object.setProperty(name, to: function)
        }
    }

    // MARK: - Calls

    private func make<Resource: PartnerResource>(
        _ route: PartnerCall, _ type: Resource.Type, isAsync: Bool, _ call: borrowing HostCall
    ) throws -> HostResult {
        guard isAsync else {
            let result = desk.wait(for: route, at: call.location)
            return .value(try value(Self.read(result, type)))
        }
        let (number, promise) = try keepPromise()
        desk.start(route, at: call.location) { [unowned self] result in
            settle(number, Self.read(result, type))
        }
        return .value(promise.value)
    }

    private func patch(
        _ order: Order, of id: String, _ customer: String, isAsync: Bool,
        _ call: borrowing HostCall
    ) throws -> HostResult {
        guard isAsync else {
            return .value(
                try value(desk.wait(for: order, of: id, customer: customer, at: call.location)))
        }
        let (number, promise) = try keepPromise()
        desk.start(order, of: id, customer: customer, at: call.location) { [unowned self] result in
            settle(number, result)
        }
        return .value(promise.value)
    }

    private func keepPromise() throws -> (number: Int, promise: ScriptPromise) {
        lastPromise += 1
        let promise = try context.makePromise()
        promises[lastPromise] = promise
        return (lastPromise, promise)
    }

    private static func read<Resource: PartnerResource>(
        _ result: Result<HTTPResponse, PartnerError>, _ type: Resource.Type
    ) -> Result<Resource, PartnerError> {
        Result { () throws(PartnerError) in try PartnerReply.resource(try result.get()) }
    }

    private func settle<Resource: PartnerResource>(
        _ number: Int, _ result: Result<Resource, PartnerError>
    ) {
        guard !isStopped, let promise = promises.removeValue(forKey: number) else { return }
        do throws(ScriptFailure) {
            let value: ScriptValue
            do {
                value = try self.value(result)
            } catch let error as HostError {
                return try promise.reject(context.makeError(error))
            } catch let failure as ScriptFailure {
                throw failure
            } catch {
                preconditionFailure("reading a reply throws nothing else: \(error)")
            }
            try promise.resolve(value)
        } catch {
            page.report(error)
        }
    }

    /// What a reply is to the script: an object with the names of the C# types.
    private func value<Resource: PartnerResource>(
        _ result: Result<Resource, PartnerError>
    ) throws -> ScriptValue {
        let resource: Resource
        do throws(PartnerError) {
            resource = try result.get()
        } catch {
            throw PartnerScriptError.host(error)
        }
        if let order = resource as? Order { desk.note(order) }
        guard let parse = context.storedValue(parse) else {
            preconditionFailure("JSON.parse is kept as long as the page")
        }
        return try parse.call([context.makeString(resource.json(.pascalCase).text())])
    }
}
