/** A link that looks like a button: opens in a new tab, can be copied, is loaded ahead like any other link. */
import { createLink } from '@tanstack/react-router'
import Button, { type ButtonProps } from 'antd/es/button'

/** The router's link keeps a prop named `type` for itself; the button's is called `look` here. */
type LookProps = Omit<ButtonProps, 'type'> & { readonly look?: ButtonProps['type'] }

/** Props of the button (look, size, icon, …) with the router's `to`, `params` and `search`. */
export const LinkButton = createLink(({ look, ...rest }: LookProps) => <Button {...rest} type={look} />)
