internal import JSONDocuments

extension RunResult {
    /// Takes files of the present folder for the scripts of a trace, where they have the same text: a
    /// trace has no source maps, and its scripts do not say where they are from.
    package mutating func findScripts() {
        for index in scripts.indices where scripts[index].origin == .unknown {
            let name = scripts[index].name
            guard scripts[index].mayHaveMap, Paths.isFile(name),
                // One that cannot be read has no map either.
                let file = try? PortalFile.read(name, below: "", most: 64 << 20),
                file.bytes.elementsEqual(scripts[index].source.utf8)
            else { continue }
            scripts[index].origin = .file(path: name, root: nil)
        }
    }
}
