{* One sentence in place of a page. *}
<div class="alert alert-info" role="status">{$aflexi_cdn.message|escape}</div>
