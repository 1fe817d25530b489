internal import FoundationEssentials
internal import JSONDocuments

/// The scripts that belong to a portal, whether a run loads them or not.
enum PortalScripts {
    /// More are not looked for: a folder that holds them is no portal.
    private static let most = 2_000

    /// The scripts of a site's folder: every `.js` and `.mjs`, except in `node_modules` and in folders
    /// whose names begin with a dot.
    static func scripts(of site: Site) -> [PortalScript] {
        let root = site.realRoot
        var found: [PortalScript] = []
        var folders = [""]
        while let folder = folders.popLast(), found.count < most {
            let path = folder.isEmpty ? root : Paths.joined(root, folder)
            // One that cannot be read is not served either.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            for name in names.sortedByCodeUnits().reversed() where !name.hasPrefix(".") {
                let inside = folder.isEmpty ? name : folder + "/" + name
                let file = Paths.joined(root, inside)
                if Paths.isFile(file) {
                    if let script = script(inside, of: site) { found.append(script) }
                } else if name != "node_modules", !isLink(file) {
                    folders.append(inside)
                }
            }
        }
        return found
    }

    private static func script(_ inside: String, of site: Site) -> PortalScript? {
        let (path, name) = (Paths.joined(site.realRoot, inside), site.name(inside))
        guard path.hasSuffix(".js") || path.hasSuffix(".mjs"),
            let contents = try? PortalFile.read(path, below: site.realRoot, most: 16 << 20),
            var script = try? ScriptFile.decode(Data(contents.bytes), path: path, name: name)
        else { return nil }
        script.origin = site.scriptOrigin(named: name) ?? .file(path: path, root: site.realRoot)
        return script
    }

    private static func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }
}
