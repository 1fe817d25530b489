internal import JSONDocuments
internal import PartnerCenter
internal import PortalTrace
internal import ScriptEngine

/// Errors as scripts see them: `PartnerException`, as in the SDK, with `category`, `code`, `status`.
enum PartnerScriptError {
    static func host(_ error: PartnerError, prefix: String = "") -> HostError {
        let text = { (text: String?) in text.map { TraceValue.string($0) } ?? .null }
        return HostError(
            name: "PartnerException", message: prefix + error.description,
            members: [
                .init("category", .string(error.category.rawValue)),
                .init("code", text(error.code)),
                .init("status", error.status.map { .number(Double($0)) } ?? .null),
                .init("source", text(error.source)),
                .init("description", text(error.serviceDescription)),
                .init(
                    "data",
                    error.data.isEmpty ? .null : .string(error.data.joined(separator: ", "))),
                .init("requestId", text(error.requestID)),
                .init("correlationId", text(error.correlationID)),
                .init("retryAfter", error.retryAfter.map { .number(Double($0)) } ?? .null),
                .init("outcomeIsUnknown", .bool(error.outcomeIsUnknown)),
            ])
    }

    static func argument(_ message: String) -> HostError {
        host(PartnerError(.badInput, message))
    }
}

/// The order that a script gives to `Patch`.
enum ScriptOrder {
    static func read(_ call: borrowing HostCall) throws -> Order {
        let given = call.snapshot(at: 0)
        guard case .object = given else {
            throw PartnerScriptError.argument(
                "Patch: expected an Order, found \(given.kindDescription)")
        }
        do throws(JSONProblem) {
            return try Order(json: try json(given, "order"))
        } catch {
            throw PartnerScriptError.argument("Patch: \(error)")
        }
    }

    /// A value as `JSON.stringify` has it; what JSON cannot write is refused.
    private static func json(
        _ value: TraceValue, _ path: String
    ) throws(JSONProblem) -> JSONValue {
        switch value {
        case .null, .undefined: return .null
        case .bool(let value): return .bool(value)
        case .number(let number):
            guard let number = JSONNumber(number) else {
                throw JSONProblem("expected a number, found \(number)", path: path)
            }
            return .number(number)
        case .string(let text): return .string(text)
        case .illFormedString(let units): return .string(String(utf16: units))
        case .array(let elements):
            var result: [JSONValue] = []
            for (index, element) in elements.enumerated() {
                result.append(try json(element, "\(path)[\(index)]"))
            }
            return .array(result)
        case .object(let members):
            var object = PartnerObject()
            for member in members {
                if case .undefined = member.value { continue }
                if case .function = member.value { continue }
                object.members.append(
                    .init(member.name, try json(member.value, "\(path).\(member.name)")))
            }
            return .object(object)
        case .longString, .function, .symbol, .bigInt, .unreadable:
            throw JSONProblem(
                "expected a value that JSON has, found \(value.kindDescription)", path: path)
        }
    }
}

/// The types of the documentation as JavaScript: what C# writes as
/// `new Order() { LineItems = … }` is `new Order({ LineItems: … })` here, or assignments.
enum PartnerTypes {
    static let script = #"""
        (function () {
            "use strict";
            function fill(target, values) {
                for (var name in values) { target[name] = values[name]; }
                return target;
            }
            function Order(values) {
                var order = this instanceof Order ? this : new Order();
                order.Id = null;
                order.ReferenceCustomerId = null;
                order.LineItems = null;
                order.CreationDate = null;
                order.Attributes = { ObjectType: "Order" };
                return fill(order, values);
            }
            function OrderLineItem(values) {
                var line = this instanceof OrderLineItem ? this : new OrderLineItem();
                line.LineItemNumber = 0;
                line.OfferId = null;
                line.SubscriptionId = null;
                line.ParentSubscriptionId = null;
                line.FriendlyName = null;
                line.Quantity = 0;
                line.PartnerIdOnRecord = null;
                line.Attributes = { ObjectType: "OrderLineItem" };
                return fill(line, values);
            }
            return { Order: Order, OrderLineItem: OrderLineItem };
        })()
        """#
}
