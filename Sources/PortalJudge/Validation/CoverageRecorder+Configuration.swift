internal import FoundationEssentials
internal import JSONDocuments

extension CoverageRecorder {
    /// Makes a recorder that counts what the configuration above a script names with it.
    ///
    /// - Parameter repository: How files are called.
    package convenience init(in repository: Repository = Repository()) {
        self.init(in: repository) { Self.scripts(besides: $0, in: repository) }
    }

    /// The scripts that the configuration above a script names.
    ///
    /// - Parameter repository: How files are called.
    private static func scripts(
        besides script: PortalScript, in repository: Repository
    ) -> [PortalScript] {
        guard case .file(let path, let root) = script.origin else { return [] }
        let folder = root ?? PortalScript.Origin.root(of: path)
        let file = Paths.joined(folder, PortalConfiguration.fileName)
        // What is wrong with it is for 'validate' to say.
        guard Paths.isFile(file),
            let configuration = try? PortalConfiguration.load(file, in: repository)
        else { return [] }
        let paths = (configuration.scripts ?? []) + configuration.pages.flatMap(\.scripts)
        return paths.filter(Paths.isFile).compactMap { path in
            try? ScriptFile.load([path], in: repository) { Data() }.first
        }
    }
}
