internal import JSONDocuments

extension PortalScript {
    /// Where a script is from, which says where its source map can be.
    package enum Origin: Equatable, Sendable {
        /// Nothing is known, as of standard input and of a script of a server: only a map that is in
        /// the script itself is read.
        case unknown
        /// A file. Its map is looked for below `root`; nil is the portal's folder.
        case file(path: String, root: String?)
        /// The inline scripts of a document, which have no map.
        case document
    }
}

extension PortalScript.Origin {
    /// The folder outside of which nothing is read for a script's file: the nearest one above it
    /// with a configuration of the portal, else the script's own.
    package static func root(of path: String) -> String {
        let own = Paths.folder(of: path)
        return Repository().nearest(Repository.configurationFile, from: own)
            .map(Paths.folder) ?? own
    }
}
