<p id="greeting">{$greeting|escape}</p>
<form method="post" action="{$link}"><input type="hidden" name="token" value="{$token}"></form>
