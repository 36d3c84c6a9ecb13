// What in this page, shadows included, could run or fetch something that a text put there.
const forbidden = 'script,iframe,object,embed,img,image,video,audio,source,link,meta,base,form,style,math,animate,set,' +
  'foreignObject,template,details,marquee,input,select,textarea,noscript';
const suspects = [];
const walk = root => {
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) walk(element.shadowRoot);
    const inCard = root.host && root.host.closest?.('[class~=pushdeck-card], pushdeck-announcements');
    if (inCard && element.matches(forbidden)) suspects.push(element.outerHTML.slice(0, 200));
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc' || name === 'style' && inCard) suspects.push(`${element.localName} ${name}=${value}`);
      if (/^(href|src|action|formaction|xlink:href|data)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)) {
        suspects.push(`${element.localName} ${name}=${value}`);
      }
    }
  }
};
walk(document);
return suspects;
