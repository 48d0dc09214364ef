// The system sent the proof of its login along: the person has chosen to log out already.
const confirmed = document.querySelector('[data-confirmed]')
if (confirmed) confirmed.querySelector('button[name=logout]').click()
