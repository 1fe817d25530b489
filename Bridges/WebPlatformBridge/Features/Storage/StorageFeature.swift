internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// `localStorage` and `sessionStorage`: what storage.js asks for. The first argument of each says
/// which: 0 is local, 1 is session.
final class StorageFeature: PageFeature {
    private let storage: PageStorage
    /// The page's origin; nil for an opaque one.
    private let origin: String?

    /// - Parameter storage: What pages of the session keep.
    init(in page: Page, _ storage: PageStorage) {
        self.storage = storage
        origin = page.location.flatMap { $0.originIsOpaque ? nil : $0.origin }
    }

    static let host = HostInterface(
        of: StorageFeature.self,
        [
            // () -> whether the page has an origin
            .init("storage.isAllowed", returns: .bool) { feature, _ in
                .bool(feature.origin != nil)
            },
            .init("storage.length", [.integer], returns: .number) { feature, call in
                .number(Double(try feature.area(call) { $0.count }))
            },
            // (kind, index) -> key or null
            .init("storage.key", [.integer, .number], returns: .optional(.string)) {
                feature, call in
                let index = Int(exactly: call.number(1)) ?? -1
                return try feature.area(call) { $0.key(at: index) }.map(HostResult.utf16) ?? .null
            },
            // (kind, key) -> value or null
            .init("storage.get", [.integer, .string], returns: .optional(.string)) {
                feature, call in
                let key = call.utf16(1)
                return try feature.area(call) { $0.value(of: key) }.map(HostResult.utf16) ?? .null
            },
            .init("storage.has", [.integer, .string], returns: .bool) { feature, call in
                let key = call.utf16(1)
                return .bool(try feature.area(call) { $0.value(of: key) != nil })
            },
            // (kind, key, value) -> whether there was room
            .init("storage.set", [.integer, .string, .string], returns: .bool) { feature, call in
                let key = call.utf16(1)
                let value = call.utf16(2)
                return .bool(try feature.area(call) { $0.set(key, to: value) })
            },
            .init("storage.remove", [.integer, .string]) { feature, call in
                let key = call.utf16(1)
                try feature.area(call) { $0.remove(key) }
                return .undefined
            },
            .init("storage.clear", [.integer]) { feature, call in
                try feature.area(call) { $0.removeAll() }
                return .undefined
            },
        ])

    /// Works on the area that a call means.
    private func area<Result>(
        _ call: borrowing HostCall, _ work: (inout StorageArea) -> Result
    ) throws -> Result {
        guard let origin, let kind = PageStorage.Kind(rawValue: call.integer(0)) else {
            throw HostError(message: "there is no such storage in the page")
        }
        return work(&storage[kind, origin])
    }
}
