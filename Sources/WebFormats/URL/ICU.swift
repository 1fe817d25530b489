internal import Glibc

/// The ICU library of the system, found while the program runs.
///
/// JavaScriptCore links ICU, so its code is already in the process; ICU
/// appends its major version to every function's name (`uidna_close_72`), so
/// the version is found by trying them.
enum ICULibrary {
    /// Finds the function `name`, without version, as a C function of type `T`.
    ///
    /// - Returns: `nil` where no ICU of the versions 60 to 90 is there, or it
    ///   has no such function.
    static func symbol<T>(_ name: String, as type: T.Type) -> T? {
        guard let library, let address = dlsym(library.handle, name + library.suffix) else {
            return nil
        }
        return unsafeBitCast(address, to: type)
    }

    /// Where to look, and what to append to a name. Never closed.
    private struct Library: @unchecked Sendable {
        // `dlsym` may be called with one handle from any thread.
        let handle: UnsafeMutableRawPointer?
        let suffix: String
    }

    private static let library: Library? = {
        let versions = (60...90).reversed()
        // A null handle is RTLD_DEFAULT: what the process has loaded already.
        for version in versions where dlsym(nil, "u_errorName_\(version)") != nil {
            return Library(handle: nil, suffix: "_\(version)")
        }
        for version in versions {
            if let handle = dlopen("libicuuc.so.\(version)", RTLD_NOW | RTLD_LOCAL) {
                return Library(handle: handle, suffix: "_\(version)")
            }
        }
        return nil
    }()
}
