import Foundation
import PortalTestSupport

/// Emacs with dap-mode, which leads a session of `portalhost dap`.
enum EmacsClient {
    private static let folder = "/usr/share/emacs/site-lisp/elpa-src"

    static let isThere =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/emacs")
        && ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .contains { $0.hasPrefix("dap-mode-") }

    /// Prints a line for each stop, with the innermost frame and the last of its variables but `this`; at
    /// each stop the next action is done, and after the last one the program goes on.
    private static let driver = #"""
        ;; -*- lexical-binding: t -*-
        (require 'dap-mode)
        (require 'dap-ui)
        (setq dap-auto-configure-features nil dap-auto-show-output nil)
        (defvar portal-actions (read (getenv "PORTAL_ACTIONS")))
        (defvar portal-is-over nil)
        (defun portal-say (&rest words) (princ (concat "PORTAL " (apply #'format words) "\n")))
        (defun portal-ask (session command arguments then)
          (dap--send-message (dap--make-request command arguments)
            (lambda (reply) (funcall then (gethash "body" reply))) session))
        (defun back (session)
          (portal-ask session "stepBack" (list :threadId (dap--debug-session-thread-id session)) #'ignore))
        (dap-register-debug-provider "portalhost"
          (lambda (conf) (plist-put conf :dap-server-path (list (getenv "PORTAL_HOST") "dap")) conf))
        (defun portal-stopped (session)
          (let ((frame (dap--debug-session-active-frame session)))
            (when frame
              (portal-ask session "scopes" (list :frameId (gethash "id" frame))
                (lambda (body)
                  (portal-ask session "variables"
                    (list :variablesReference (gethash "variablesReference" (elt (gethash "scopes" body) 0)))
                    (lambda (body)
                      (let* ((all (append (gethash "variables" body) nil))
                             (one (car (last all)))
                             (action (pop portal-actions)))
                        (portal-say "%s %s:%s %s=%s" (gethash "name" frame)
                          (file-name-nondirectory (gethash "path" (gethash "source" frame)))
                          (gethash "line" frame) (gethash "name" one) (gethash "value" one))
                        (if action (funcall action session)
                          (dap-continue session (dap--debug-session-thread-id session)))))))))))
        (add-hook 'dap-stack-frame-changed-hook #'portal-stopped)
        (add-hook 'dap-terminated-hook (lambda (_) (setq portal-is-over t)))
        (find-file (getenv "PORTAL_PROGRAM"))
        (dolist (line (read (getenv "PORTAL_LINES")))
          (goto-char (point-min))
          (forward-line (1- line))
          (dap-breakpoint-add))
        (dap-debug
          (list :type "portalhost" :request "launch" :name "Portal" :program (getenv "PORTAL_PROGRAM")
            :cwd default-directory (intern (concat ":" (getenv "PORTAL_KIND"))) (vector (getenv "PORTAL_DO"))))
        (with-timeout (100 (portal-say "time is over"))
          (while (not portal-is-over) (accept-process-output nil 0.05)))
        (portal-say "terminated")
        """#

    /// The stops of a session, a line each.
    static func lead(
        _ files: [String: String], program: String, breakpoints: [Int], do step: (String, String),
        actions: [String]
    ) throws -> [String] {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let script = folder.appending(path: "drive.el")
        try Data(driver.utf8).write(to: script)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/emacs")
        process.arguments = ["--batch", "--eval", "(package-initialize)", "-l", script.path]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging([
            // What dap-mode keeps for its user goes with the test.
            "HOME": folder.path, "SWIFT_BACKTRACE": "enable=no",
            "PORTAL_HOST": CommandRunner.executable.path,
            "PORTAL_PROGRAM": folder.appending(path: program).path,
            "PORTAL_LINES": "(\(breakpoints.map(String.init).joined(separator: " ")))",
            "PORTAL_KIND": step.0, "PORTAL_DO": step.1,
            "PORTAL_ACTIONS": "(\(actions.joined(separator: " ")))",
        ]) { $1 }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self).split(separator: "\n")
            .compactMap { line in
                line.range(of: "PORTAL ").map { String(line[$0.upperBound...]) }
            }
    }
}
