import PortalKit
import Testing

/// HTML, section 12.2.1 (Storage, "broadcast"): frames are told what another window of the origin stored.
@Suite struct StorageEventTests {
    @Test func `12_2_1: each change of an item is told to the other windows alone`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><iframe src="frame.html"></iframe><script>
            addEventListener('storage', (e) => console.log('top', e.key, e.oldValue, e.newValue, e.url.split('/').pop(),
              e.storageArea === localStorage || e.storageArea === sessionStorage));
            onload = () => {
              sessionStorage.setItem('plan', 'small');
              frames[0].start();
            };
            </script>
            """,
            "frame.html": """
            <!doctype html><script>
            onstorage = (e) => console.log('frame', e.key, e.oldValue, e.newValue, e.storageArea === sessionStorage);
            function start() {
              localStorage.setItem('a', '1');
              localStorage.setItem('a', '1');
              localStorage.a = 2;
              delete localStorage.a;
              localStorage.removeItem('a');
              localStorage.clear();
              sessionStorage.clear();
            }
            </script>
            """,
        ])
        #expect(
            lines == [
                "frame plan null small true", "top a null 1 frame.html true",
                "top a 1 2 frame.html true", "top a 2 null frame.html true",
                "top null null null frame.html true",
            ])
    }

    @Test func `12_2_1: a page without frames is told nothing`() throws {
        let lines = try printed([
            "index.html": """
            <!doctype html><script>
            onstorage = () => console.log('told');
            localStorage.a = 1;
            </script>
            """
        ])
        #expect(lines == [])
    }
}
