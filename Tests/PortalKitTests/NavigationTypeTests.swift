import PortalKit
import Testing

/// Navigation Timing 2, section 4, and HTML, section 2.7.3: how a page came to be shown, and lists of files that are cloned.
@Suite struct NavigationTypeTests {
    @Test func `a page knows whether it was reloaded, or gone back to`() throws {
        let lines = try printed([
            "index.html": """
            <script>
            const type = performance.getEntriesByType('navigation')[0].type;
            console.log(type, performance.navigation.type, performance.navigation.toJSON().type);
            const step = +(sessionStorage.step ?? 0); sessionStorage.step = step + 1;
            if (step === 0) location.reload();
            else if (step === 1) setTimeout(() => location.assign('b.html'), 1000);
            </script>
            """,
            "b.html":
                "<script>console.log(performance.navigation.type); setTimeout(() => history.back(), 1000);</script>",
        ])
        #expect(lines == ["navigate 0 0", "reload 1 1", "0", "back_forward 2 2"], "\(lines)")
    }

    @Test func `a list of files is cloned as a list of its own`() throws {
        let lines = try printed([
            "index.html": """
            <script>
            const input = document.createElement('input'); input.type = 'file';
            const empty = structuredClone(input.files);
            const given = new DataTransfer(); given.items.add(new File(['ab'], 'a.txt')); input.files = given.files;
            const one = structuredClone({ list: input.files }).list;
            console.log(empty instanceof FileList, empty.length, one !== input.files, one.length, one[0].name, one[0].size, one[0] !== input.files[0]);
            </script>
            """
        ])
        #expect(lines == ["true 0 true 1 a.txt 2 true"], "\(lines)")
    }
}
