/** A link that looks like a button: opens in a new tab, can be copied, is loaded ahead like any other link. */
import { createLink } from '@tanstack/react-router'
import Button from 'antd/es/button'

/** Props of the button (type, size, icon, …) with the router's `to`, `params` and `search`. */
export const LinkButton = createLink(Button)
