// Before anything else in the page: what must never happen in it is counted.
window.canaries = 0;
window.canary = () => ++window.canaries;
window.alert = window.confirm = window.prompt = window.canary;
window.violations = [];
document.addEventListener('securitypolicyviolation', event =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
