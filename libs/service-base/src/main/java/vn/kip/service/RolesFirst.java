package vn.kip.service;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Judges the role before the arguments are read: who may not ask is told nothing about how to ask. The rule beside the method
 * is judged once more where it is called; it speaks of roles only, never of arguments.
 */
@Component
public class RolesFirst implements HandlerInterceptor {

  private final PreAuthorizeAuthorizationManager roles = new PreAuthorizeAuthorizationManager();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      var decision = roles.authorize(() -> SecurityContextHolder.getContext().getAuthentication(),
          new SimpleMethodInvocation(method.getBean(), method.getMethod()));
      if (decision != null && !decision.isGranted()) {
        throw new AccessDeniedException("role");
      }
    }
    return true;
  }
}
