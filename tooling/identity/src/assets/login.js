// A demo account fills the form; the person presses the button.
for (const button of document.querySelectorAll('button[data-username]')) {
  button.addEventListener('click', () => {
    const { username, password } = document.forms[0].elements
    username.value = button.dataset.username
    password.value = button.dataset.password
    document.querySelector('form button').focus()
    document.querySelector('form').scrollIntoView({ block: 'nearest' })
  })
}
