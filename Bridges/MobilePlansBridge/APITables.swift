internal import MobilePlans

// The tables of the API are built once: a suite injects them into thousands of pages.

extension PortalObject {
    private static let byEdition = Dictionary(
        uniqueKeysWithValues: Edition.allCases.map { ($0, globals(of: $0)) })

    static func cached(_ edition: Edition) -> [PortalObject] { byEdition[edition] ?? [] }
}

extension PortalEnum {
    private static let byEdition = Dictionary(
        uniqueKeysWithValues: Edition.allCases.map { ($0, globals(of: $0)) })

    static func cached(_ edition: Edition) -> [PortalEnum] { byEdition[edition] ?? [] }
}
