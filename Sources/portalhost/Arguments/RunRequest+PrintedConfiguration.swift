internal import JSONDocuments
internal import MobilePlans
internal import PortalJudge
internal import PortalKit
internal import PortalTrace

/// `--print-config`: what is run, and which file says so.
extension RunRequest {
    /// Prints it, if that was asked for.
    ///
    /// - Returns: How the process ends then.
    func printedConfiguration() throws(CommandFailure) -> ExitCode? {
        guard arguments.has(SharedOptions.printConfiguration.name) else { return nil }
        let portals = try portals().map { configuration(of: $0) }
        Terminal.print(JSONOutput.text(portals.count == 1 ? portals[0] : .array(portals)))
        return .clean
    }

    private func configuration(of portal: PortalFolder) -> JSONValue {
        let request = completed(by: portal)
        let file = portal.configuration.file.map { JSONValue.string(repository.name(of: $0)) }
        func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        return .object([
            .init("portal", .string(portal.name)),
            .init("configuration", file ?? .null),
            .init("scripts", texts(portal.scripts.map(repository.name))),
            .init("cases", texts(portal.cases.map(repository.name))),
            .init("calls", texts(request.options.calls)),
            .init("do", texts(request.options.actions.map(\.description))),
            .init("edition", .string(request.options.edition.rawValue)),
            .init("target", .string(request.options.target.rawValue)),
            .init("scenario", text(request.scenario)),
            .init("network", request.network.map(texts) ?? .null),
            .init(
                "pages",
                .object(request.pages.map { .init($0.url, texts($0.scripts)) })),
            .init("url", text(request.options.url)),
            .init("notificationHost", text(request.notificationHost)),
            .init(
                "rules",
                .object(
                    portal.configuration.rules.sorted { $0.key < $1.key }
                        .map { .init($0.key.rawValue, .string($0.value.rawValue)) })),
        ])
    }
}
