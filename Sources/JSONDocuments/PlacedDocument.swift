/// A part of a document, with what is needed to read it once more.
package struct PlacedDocument: Equatable, Sendable {
    /// What messages call its file.
    package var file: String
    /// The folder that paths in it begin in.
    package var folder: String
    package var json: PlacedJSON

    package init(_ json: PlacedJSON, in reading: DocumentReading) {
        self.json = json
        file = reading.file
        folder = reading.folder
    }
}
