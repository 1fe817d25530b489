internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// `localStorage` and `sessionStorage`: what storage.js asks for. The first argument of each says
/// which: 0 is local, 1 is session.
extension PagePlatform {
    static let storageFunctions: [String: PlatformFunction] = [
        // () -> whether the page has an origin
        "storage.isAllowed": { platform, _ in .bool(platform.origin != nil) },
        "storage.length": { platform, call in
            .number(Double(platform.area(call) { $0.count } ?? 0))
        },
        // (kind, index) -> key or null
        "storage.key": { platform, call in
            let index = call.number(at: 1).flatMap { Int(exactly: $0) } ?? -1
            return platform.area(call) { $0.key(at: index) }?.map(HostResult.utf16) ?? .null
        },
        // (kind, key) -> value or null
        "storage.get": { platform, call in
            let key = call.utf16(at: 1) ?? []
            return platform.area(call) { $0.value(of: key) }?.map(HostResult.utf16) ?? .null
        },
        "storage.has": { platform, call in
            let key = call.utf16(at: 1) ?? []
            return .bool(platform.area(call) { $0.value(of: key) != nil } ?? false)
        },
        // (kind, key, value) -> whether there was room
        "storage.set": { platform, call in
            let key = call.utf16(at: 1) ?? []
            let value = call.utf16(at: 2) ?? []
            return .bool(platform.area(call) { $0.set(key, to: value) } ?? false)
        },
        "storage.remove": { platform, call in
            let key = call.utf16(at: 1) ?? []
            platform.area(call) { $0.remove(key) }
            return .undefined
        },
        "storage.clear": { platform, call in
            platform.area(call) { $0.removeAll() }
            return .undefined
        },
    ]

    /// Works on the area that a call means; nil in a page without an origin.
    @discardableResult
    private func area<Result>(
        _ call: borrowing HostCall, _ work: (inout StorageArea) -> Result
    ) -> Result? {
        guard let origin,
            let kind = call.number(at: 0).flatMap({ PageStorage.Kind(rawValue: Int($0)) })
        else { return nil }
        return work(&surroundings.storage[kind, origin])
    }
}
