internal import Foundation

/// Compares text with a golden file.
///
/// `UPDATE_SNAPSHOTS=1` writes the golden files anew. A missing one is a difference: a test that
/// makes its own expectation proves nothing. A mismatch leaves a `.actual` file beside the golden.
///
/// - Returns: What differs, in words; nil if nothing does.
package func snapshotDifference(
    _ actual: String, named name: String, in folder: String
) throws -> String? {
    let file = URL(filePath: folder).appending(path: name)
    let actualFile = file.appendingPathExtension("actual")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: file)
        try? FileManager.default.removeItem(at: actualFile)
        return nil
    }
    guard let data = try? Data(contentsOf: file) else {
        return "no golden file \(name); make it with UPDATE_SNAPSHOTS=1 swift test, and read it"
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard expected != actual else {
        try? FileManager.default.removeItem(at: actualFile)
        return nil
    }
    try Data(actual.utf8).write(to: actualFile)
    let words = "\(name) differs from its golden file:\n\(difference(expected, actual))"
    // What failed is an expression; a log without this does not say how.
    FileHandle.standardError.write(Data("error: \(words)\n".utf8))
    return words
}

/// The lines that only one of two texts has, in order.
private func difference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    return new.difference(from: old).prefix(40).map { change in
        switch change {
        case .insert(let offset, let line, _): "+ \(offset + 1): \(line)"
        case .remove(let offset, let line, _): "- \(offset + 1): \(line)"
        }
    }.joined(separator: "\n")
}

/// The folder of the test file that asks.
package func folder(of file: String = #filePath) -> String {
    URL(filePath: file).deletingLastPathComponent().path
}

/// The folder of the whole project.
package func projectFolder(_ file: String = #filePath) -> String {
    URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
}
