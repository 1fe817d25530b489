import Testing
import WebPlatform

/// The size of an image by the first bytes of its file.
@Suite struct ImageSizeTests {
    private func svg(_ text: String) -> String {
        ImageSize(of: Array(text.utf8)).map { "\($0.width)x\($0.height)" } ?? "none"
    }

    @Test func `SVG 2, section 8_3: width, height and viewBox of the root`() {
        #expect(svg("<svg width='20' height='10'/>") == "20x10")
        #expect(
            svg(
                "<?xml version='1.0'?>\n<!-- <svg width='1'> --><svg\nwidth = \"1in\" viewBox='0 0 2,1'>"
            ) == "96x48")
        #expect(svg("<svg height='50%' viewBox='0 0 4 1'>") == "300x75")
        #expect(svg("<svg height='60'>") == "300x60")
        #expect(svg("<svg width='-5' height='-5%' viewBox='0 0 0 1'>") == "0x150")
        #expect(svg("<svg>") == "300x150")
        #expect(svg("<svgx width='1'>") == "none")
        #expect(svg("<html><svg width='1'>") == "none")
        #expect(svg("") == "none")
    }

    @Test func `WebP and AVIF: the sizes of their kinds`() {
        func size(_ bytes: [UInt8]) -> String {
            ImageSize(of: bytes).map { "\($0.width)x\($0.height)" } ?? "none"
        }
        let riff = Array("RIFF\0\0\0\0WEBP".utf8)
        let lossy =
            riff + Array("VP8 ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 5, 0, 7, 0]
        #expect(size(lossy) == "5x7")
        let lossless = riff + Array("VP8L".utf8) + [0, 0, 0, 0, 0x2F, 4, 0x80, 1, 0]
        #expect(size(lossless) == "5x7")
        let avif =
            [0, 0, 0, 0] + Array("ftypavif".utf8) + [0, 0, 0, 0] + Array("ispe".utf8) + [
                0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 7,
            ] + [0, 0, 0, 0]
        #expect(size(avif) == "5x7")
    }

    @Test func `icons: the size of the first image`() {
        let icon: [UInt8] = [0, 0, 1, 0, 1, 0, 16, 0] + Array(repeating: 0, count: 14)
        #expect(ImageSize(of: icon)?.width == 16)
        #expect(ImageSize(of: icon)?.height == 256)
    }
}
