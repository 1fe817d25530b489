internal import CJavaScriptCore
internal import PortalTrace

extension ScriptModuleLoader {
    /// Gives a kept error of the engine's or the embedder's the place of the import that it is about,
    /// if it has none.
    ///
    /// - Parameter specifier: What could not be resolved; nil for what the engine's message has in
    ///   quotes.
    func placeError(_ number: Int, in module: ScriptModule, specifier: String? = nil) {
        guard let error = unsafe context.asObject(kept[number]), let source = module.source else {
            return
        }
        let exception = unsafe context.exceptionReader.read(error)
        if let location = exception.location, location.file == module.name { return }
        let places = ModuleImportPlaces(source)
        let place: (line: Int, column: Int)?
        if let specifier {
            place = places.place(ofSpecifier: specifier)
        } else {
            let parts = exception.message.split(omittingEmptySubsequences: false) {
                $0 == "'" || $0 == "\""
            }
            place = parts.count > 2 ? places.place(ofName: String(parts[1])) : nil
        }
        guard let place else { return }
        let column = place.line == 1 ? module.startColumn + place.column - 1 : place.column
        unsafe context.redefine(error, "sourceURL", context.rawString(module.name))
        for (name, value) in [("line", module.startLine + place.line - 1), ("column", column)] {
            unsafe context.redefine(error, name, JSValueMakeNumber(context.ref, Double(value)))
        }
    }
}
