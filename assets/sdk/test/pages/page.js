// As a page author would: the rest of the query becomes attributes.
const { lang, dir, ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
Object.assign(document.documentElement, { lang: lang ?? 'en', dir: dir ?? '' });
const widget = document.createElement('pushdeck-announcements');
for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
document.body.append(widget);
