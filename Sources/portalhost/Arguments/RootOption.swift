internal import FoundationEssentials
internal import PortalKit

/// `--root`: the repository that portals lie in.
enum RootOption {
    static let root = CommandSpecification.Option(
        name: "--root", value: "FOLDER",
        help: "the root of the repository: files are called by their path from it in reports, and "
            + "searches for .portalhost.json and suite.json end there (default: GITHUB_WORKSPACE; "
            + "else files are called as they are given, but for --format github by their path from the "
            + "folder with .git, which ends searches)")

    /// The repository that was named, by the command line or the job's environment.
    static func repository(_ arguments: ParsedArguments) throws(CommandFailure) -> Repository {
        if let root = arguments.value(root.name) {
            guard let repository = Repository(root: root) else {
                throw CommandFailure("\(root): error: --root: no such folder")
            }
            return repository
        }
        let workspace = ProcessInfo.processInfo.environment["GITHUB_WORKSPACE"] ?? ""
        // One that is not there is of another machine.
        if !workspace.isEmpty, let repository = Repository(root: workspace) { return repository }
        // Annotations are found by their path in the repository, wherever the command runs.
        let isAnnotated =
            arguments.value("--format") == "github"
            || arguments.all("--output").contains { $0.hasPrefix("github:") }
        return (isAnnotated ? Repository(around: ".") : nil) ?? Repository()
    }
}
