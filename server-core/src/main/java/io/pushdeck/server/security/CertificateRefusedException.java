package io.pushdeck.server.security;

/// A certificate cannot be used; [#problem()] says why. What was used before goes on being used. Show the problem, and
/// try again once the operator has put it right.
public final class CertificateRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CertificateProblem problem;

    public CertificateRefusedException(CertificateProblem problem) {
        super("The certificate is refused: " + problem);
        this.problem = problem;
    }

    CertificateRefusedException(CertificateProblem problem, Throwable cause) {
        super("The certificate is refused: " + problem, cause);
        this.problem = problem;
    }

    public CertificateProblem problem() {
        return problem;
    }
}
